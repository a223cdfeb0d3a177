package dev.tailback.server.forward;

/** There are no credentials for the upstream. The message says why, and names no secret. */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public CredentialsException(String message) {
    super(message);
  }
}
