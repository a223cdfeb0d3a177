package dev.tailback.server.forward;

/**
 * How many calls the upstream has been sent, whatever became of them.
 *
 * @param forwarded those of clients
 * @param asked those of this server itself, which asks how many messages there are
 */
public record UpstreamCalls(long forwarded, long asked) {

  /** No calls. */
  public static final UpstreamCalls NONE = new UpstreamCalls(0, 0);

  /** Returns the number of all calls. */
  public long total() {
    return forwarded + asked;
  }
}
