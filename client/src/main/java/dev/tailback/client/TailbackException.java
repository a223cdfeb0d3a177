package dev.tailback.client;

import java.io.UncheckedIOException;

/**
 * Thrown by {@link TailbackClient} when a server gives no answer, or refuses a request. The message
 * says why.
 */
public final class TailbackException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  TailbackException(AdminClientException cause) {
    super(cause.getMessage(), cause);
  }
}
