package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.compare.Difference.Kind;
import dev.tailback.server.forward.AnsweredCall;

/**
 * Separates differences that say something about SQS from random ones. {@link MemberKind} decides
 * how single values, such as ids and times, may differ; which messages a receive gets is not a
 * difference at all, see {@link CallComparison}.
 */
final class Chance {
  private final ComparedQueues queues;

  Chance(ComparedQueues queues) {
    this.queues = queues;
  }

  /** Returns whether a difference in the answer to a call may be random. */
  boolean explains(Difference difference, AnsweredCall call, QueueAddress queue) {
    return isOfMissedReceive(difference, queue)
        || isOfLateChange(call.call().action(), queue)
        || isOfUnknownQueue(difference, call, queue);
  }

  /** A message was received, and the client did not wait for the answer. */
  private boolean isOfMissedReceive(Difference difference, QueueAddress queue) {
    boolean isOfReceives =
        difference.path().contains("ApproximateReceiveCount") || difference.kind() == Kind.ORDER;
    return isOfReceives && queues.hasMissedReceives(queue);
  }

  /** Amazon's SQS shows a change of attributes or tags up to a minute later. */
  private boolean isOfLateChange(String action, QueueAddress queue) {
    return ComparedQueues.isRead(action) && queues.isSettling(queue);
  }

  /** A source of dead letters that is not compared. */
  private boolean isOfUnknownQueue(Difference difference, AnsweredCall call, QueueAddress queue) {
    return call.call().action().equals("ListDeadLetterSourceQueues")
        && difference.upstream() instanceof String url
        && !queues.has(queue.sibling(url.substring(url.lastIndexOf('/') + 1)));
  }
}
