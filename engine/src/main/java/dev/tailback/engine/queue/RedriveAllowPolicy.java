package dev.tailback.engine.queue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which queues may use this one as their dead-letter queue.
 *
 * @param sourceQueueArns the queues that may if the permission is BY_QUEUE, at most ten, in the
 *     order in which they were given
 */
public record RedriveAllowPolicy(RedrivePermission permission, Set<String> sourceQueueArns) {

  /** Whether all queues, none or some may use it. */
  public enum RedrivePermission {
    ALLOW_ALL,
    DENY_ALL,
    BY_QUEUE
  }

  /** Creates a policy with a copy of the set. */
  public RedriveAllowPolicy {
    sourceQueueArns = Collections.unmodifiableSet(new LinkedHashSet<>(sourceQueueArns));
  }

  boolean allows(QueueAddress source) {
    return switch (permission) {
      case ALLOW_ALL -> true;
      case DENY_ALL -> false;
      case BY_QUEUE -> sourceQueueArns.contains(source.arn());
    };
  }
}
