package dev.tailback.server.http;

import java.time.Duration;

/**
 * How long the server waits for a client, in real time, before it closes the connection.
 *
 * @param request from the first byte of a request to its last, and for the client to read an answer
 * @param idle between two requests on a connection
 */
public record HttpTimeouts(Duration request, Duration idle) {

  /**
   * Two minutes for a request and ten minutes between requests, which even a slow machine never
   * reaches.
   */
  public static final HttpTimeouts DEFAULT =
      new HttpTimeouts(Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** The maximum of either: a week. */
  public static final Duration MAX = Duration.ofDays(7);

  int requestMillis() {
    return Math.toIntExact(request.toMillis());
  }

  int idleMillis() {
    return Math.toIntExact(idle.toMillis());
  }
}
