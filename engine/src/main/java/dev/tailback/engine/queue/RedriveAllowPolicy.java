package dev.tailback.engine.queue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which queues may name this one as their dead-letter queue.
 *
 * @param sourceQueueArns the sources that may, where the permission is by queue; at most ten, in
 *     the order they were given in
 */
public record RedriveAllowPolicy(RedrivePermission permission, Set<String> sourceQueueArns) {

  /** Whom a {@link RedriveAllowPolicy} allows. */
  public enum RedrivePermission {
    ALLOW_ALL,
    DENY_ALL,
    BY_QUEUE
  }

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
