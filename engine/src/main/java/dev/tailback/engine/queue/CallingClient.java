package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * The client that makes a call, as the queue counts it.
 *
 * @param role its role by this call
 * @param retryMode how it retries, {@code null} if unknown
 */
public record CallingClient(ClientId id, Role role, @Nullable RetryMode retryMode) {

  /** What a client does with a queue. */
  public enum Role {
    /** It receives and deletes messages. */
    CONSUMER,
    /** It sends messages. */
    PRODUCER
  }
}
