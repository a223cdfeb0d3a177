package dev.tailback.server.forward.seen;

import dev.tailback.engine.queue.NameReuse;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.forward.ForwardedQueues;
import org.jspecify.annotations.Nullable;

/**
 * The queues of another SQS, by the names that clients use: those that are mapped are there from
 * the start, others from the first call about them that succeeds. Used only inside the gate.
 */
final class SeenQueues {
  /** The most queues that are shown besides the mapped ones. */
  static final int MAX_OTHERS = 1_000;

  private final ForwardedQueues forwarded;

  SeenQueues(ForwardedQueues forwarded) {
    this.forwarded = forwarded;
  }

  /** Adds the queues that are mapped. */
  void addMapped(Queues queues) {
    forwarded.names().forEach(name -> queues.addElsewhere(forwarded.home().sibling(name)));
  }

  /** Returns the queue that a call is about; {@code null} if there are too many. */
  @Nullable Queue seen(QueueAddress address, Queues queues) {
    Queue known = queues.find(address);
    boolean isNew = known == null && queues.all().size() - forwarded.names().size() < MAX_OTHERS;
    return isNew ? queues.addElsewhere(address) : known;
  }

  /** Forgets a queue that was deleted, unless it is mapped. */
  void deleted(QueueAddress address, Queues queues) {
    Queue known = queues.find(address);
    if (known != null && !forwarded.names().contains(address.name())) {
      queues.delete(known, NameReuse.IMMEDIATE);
    }
  }
}
