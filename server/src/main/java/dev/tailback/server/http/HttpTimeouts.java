package dev.tailback.server.http;

import java.time.Duration;

/**
 * How long, in real time, the server waits for a client before it closes the connection.
 *
 * @param request for a request to be complete once its first byte has come, and for an answer to be
 *     taken
 * @param idle for the next request on an open connection
 */
public record HttpTimeouts(Duration request, Duration idle) {

  /** Such as a slow machine never meets: two minutes for a request, ten minutes between two. */
  public static final HttpTimeouts DEFAULT =
      new HttpTimeouts(Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** The longest there can be: a week. */
  public static final Duration MAX = Duration.ofDays(7);

  int requestMillis() {
    return Math.toIntExact(request.toMillis());
  }

  int idleMillis() {
    return Math.toIntExact(idle.toMillis());
  }
}
