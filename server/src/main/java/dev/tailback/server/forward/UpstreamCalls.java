package dev.tailback.server.forward;

/**
 * How many calls were sent to the upstream, whatever their outcome.
 *
 * @param forwarded the calls of clients
 * @param asked the calls of this server itself, which asks for the number of messages
 */
public record UpstreamCalls(long forwarded, long asked) {

  /** No calls. */
  public static final UpstreamCalls NONE = new UpstreamCalls(0, 0);

  /** Returns the number of all calls. */
  public long total() {
    return forwarded + asked;
  }
}
