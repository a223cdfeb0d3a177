package dev.tailback.benchmarks.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The queue that requests go to.
 *
 * @param body the body of each message
 * @param groups the groups in a FIFO queue, {@code null} in a standard one
 */
public record Destination(URI endpoint, String queueUrl, String body, @Nullable Groups groups) {

  /**
   * Message groups by number.
   *
   * @param first the first number
   * @param count the number of groups
   */
  public record Groups(int first, int count) {}

  Request request(String action) {
    return new Request(endpoint, action);
  }

  /** Returns the beginning of each body. */
  byte[] prefix() {
    return Request.ascii("{\"QueueUrl\":\"" + queueUrl + "\"");
  }
}
