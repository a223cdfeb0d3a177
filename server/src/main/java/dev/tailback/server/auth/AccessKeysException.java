package dev.tailback.server.auth;

/** Says why a file of access keys can't be used, and where; never quotes the file. */
public final class AccessKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccessKeysException(String message) {
    super(message, null, false, false);
  }
}
