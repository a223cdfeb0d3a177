package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.compare.Difference.Kind;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.sqs.queue.QueueAttribute;
import dev.tailback.server.wire.BadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the comparison of a queue begins and ends. Used by one thread, except for {@code
 * #ask(AnsweredCall, QueueAddress)}.
 */
final class NewQueues {
  private static final int MAX_SECONDS = 5;

  /** The upstream's times are whole seconds, and its clock may be a little off. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static final Pattern ARN = Pattern.compile("arn:[^\"]*");
  private static final Set<String> CHANGES =
      Set.of("SetQueueAttributes", "TagQueue", "UntagQueue", "AddPermission", "RemovePermission");

  private final Instant start = Instant.now();
  private final ComparedQueues queues;
  private final Shadow shadow;
  private final Map<AnsweredCall, CompletableFuture<Instant>> asked = new ConcurrentHashMap<>();
  private volatile Function<QueueAddress, CompletableFuture<Instant>> createdAt =
      queue -> CompletableFuture.failedFuture(new IllegalStateException("not started"));

  NewQueues(ComparedQueues queues, Shadow shadow) {
    this.queues = queues;
    this.shadow = shadow;
  }

  /** Sets the source of queues' creation times: a call may find a queue that already existed. */
  void ask(Function<QueueAddress, CompletableFuture<Instant>> newCreatedAt) {
    createdAt = newCreatedAt;
  }

  /** Asks for the creation time of the queue that a call has created or found. Does not wait. */
  void ask(AnsweredCall creation, QueueAddress queue) {
    if (!queues.has(queue)) {
      asked.put(creation, createdAt.apply(queue));
    }
  }

  /** Returns whether a call is compared. */
  boolean isCompared(AnsweredCall call, QueueAddress queue) throws InterruptedException {
    boolean creates = call.call().action().equals("CreateQueue");
    if (queues.has(queue)) {
      if (creates) {
        asked.remove(call);
      }
      return hasKnownTarget(call, queue);
    }
    return creates && begins(call, queue);
  }

  private boolean hasKnownTarget(AnsweredCall call, QueueAddress queue) {
    if (call.call().action().equals("SetQueueAttributes") && !targetsAreKnown(call)) {
      queues.leaveAlone(queue, "whose dead-letter queue is not compared");
      return false;
    }
    return true;
  }

  private boolean begins(AnsweredCall call, QueueAddress queue) throws InterruptedException {
    if (!call.isSuccess()) {
      return !isAboutTheState(call) && targetsAreKnown(call);
    }
    String reason = reasonOfAge(call, queue);
    if (reason == null && !targetsAreKnown(call)) {
      reason = "whose dead-letter queue is not compared";
    }
    if (reason != null) {
      queues.leaveAlone(queue, reason);
    }
    return reason == null;
  }

  private static boolean isAboutTheState(AnsweredCall call) {
    String code = call.answer().failure() == null ? "" : call.answer().failure().code();
    return code.contains("QueueAlreadyExists")
        || code.contains("QueueNameExists")
        || code.contains("QueueDeletedRecently");
  }

  /** Returns why a queue is too old to be compared, {@code null} if it is not. */
  private @Nullable String reasonOfAge(AnsweredCall call, QueueAddress queue)
      throws InterruptedException {
    CompletableFuture<Instant> answer = asked.remove(call);
    try {
      Instant created =
          (answer == null ? createdAt.apply(queue) : answer).get(MAX_SECONDS, TimeUnit.SECONDS);
      return created.isBefore(start.minus(TOLERANCE)) ? "which were there before" : null;
    } catch (ExecutionException | TimeoutException unknown) {
      return "which did not say when they were created";
    }
  }

  private boolean targetsAreKnown(AnsweredCall call) {
    Matcher arns = ARN.matcher(redrivePolicy(call));
    boolean areKnown = true;
    while (areKnown && arns.find()) {
      areKnown = isKnown(QueueAddress.ofArn(arns.group()));
    }
    return areKnown;
  }

  private static String redrivePolicy(AnsweredCall call) {
    try {
      Map<String, String> attributes = call.call().input().map(QueueAttribute.ATTRIBUTES);
      String policy = attributes == null ? null : attributes.get("RedrivePolicy");
      return policy == null ? "" : policy;
    } catch (BadRequest | Refusal malformed) {
      return "";
    }
  }

  private boolean isKnown(@Nullable QueueAddress target) {
    return target == null || shadow.has(target);
  }

  /** Begins or ends the comparison of queues that a call has created, deleted, or made differ. */
  void settle(AnsweredCall call, QueueAddress queue, List<Difference> found) {
    String action = call.call().action();
    boolean haveParted =
        found.stream().anyMatch(difference -> difference.kind() == Kind.STATUS)
            && !ComparedQueues.isRead(action)
            && !action.equals("ReceiveMessage");
    if (haveParted) {
      shadow.remove(queue);
      if (queues.has(queue) || call.isSuccess()) {
        queues.leaveAlone(queue, "after a call that only one of the two carried out");
      }
    } else if (call.isSuccess()) {
      follow(action, queue);
    }
  }

  private void follow(String action, QueueAddress queue) {
    if (action.equals("CreateQueue") && !queues.has(queue)) {
      queues.add(queue);
    } else if (action.equals("DeleteQueue")) {
      queues.deleted(queue);
    } else if (CHANGES.contains(action)) {
      queues.changed(queue);
    }
  }
}
