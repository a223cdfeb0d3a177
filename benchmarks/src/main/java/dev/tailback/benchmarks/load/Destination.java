package dev.tailback.benchmarks.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The queue that requests are for.
 *
 * @param body of each message
 * @param groups in a FIFO queue, {@code null} in a standard one
 */
public record Destination(URI endpoint, String queueUrl, String body, @Nullable Groups groups) {

  /**
   * Message groups by number.
   *
   * @param first number
   * @param count how many
   */
  public record Groups(int first, int count) {}

  Request request(String action) {
    return new Request(endpoint, action);
  }

  /** The beginning of each body. */
  byte[] prefix() {
    return Request.ascii("{\"QueueUrl\":\"" + queueUrl + "\"");
  }
}
