package dev.tailback.server.outgoing;

/**
 * The answer to a request.
 *
 * @param body its beginning: at most 64 KiB
 */
public record OutgoingReply(int status, String body) {

  /** Returns whether the request was carried out. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Returns whether a retry may be answered differently. */
  boolean isWorthAnotherTry() {
    return status >= 500 || status == 429;
  }
}
