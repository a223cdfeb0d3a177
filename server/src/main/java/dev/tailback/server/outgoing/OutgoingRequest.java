package dev.tailback.server.outgoing;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request to another program.
 *
 * @param headers the headers besides host, length and user agent
 */
public record OutgoingRequest(String method, URI url, Map<String, String> headers, String body) {

  /** Checks that no header could smuggle in another one. */
  public OutgoingRequest {
    headers = Map.copyOf(headers);
    headers.forEach(
        (name, value) -> {
          if ((name + value).chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("a control character in the header " + name);
          }
        });
  }

  /** Returns a request that posts JSON. */
  public static OutgoingRequest json(URI url, String body) {
    return new OutgoingRequest("POST", url, Map.of("Content-Type", "application/json"), body);
  }
}
