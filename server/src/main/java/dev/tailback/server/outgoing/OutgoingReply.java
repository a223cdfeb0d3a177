package dev.tailback.server.outgoing;

/**
 * The answer to a request.
 *
 * @param body what it begins with: at most 64 KiB
 */
public record OutgoingReply(int status, String body) {

  /** Returns whether the request was carried out. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Returns whether the same request may be answered differently another time. */
  boolean isWorthAnotherTry() {
    return status >= 500 || status == 429;
  }
}
