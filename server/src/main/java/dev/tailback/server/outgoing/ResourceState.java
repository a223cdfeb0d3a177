package dev.tailback.server.outgoing;

import dev.tailback.server.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state that a custom resource reports.
 *
 * @param actual how many workers it has
 * @param desired how many it should have
 * @param status {@code Pending}, {@code InProgress}, {@code Successful} or {@code Failed}
 * @param failureReason why it failed, empty if it does not say so
 */
record ResourceState(int actual, int desired, String status, String failureReason) {
  private static final int MAX_REASON = 1_000;

  /**
   * Reads the answer to a GET or PATCH.
   *
   * @throws OutgoingException if it is not the answer of a custom resource
   */
  static ResourceState read(OutgoingReply reply) throws OutgoingException {
    if (!reply.isSuccess()) {
      throw new OutgoingException("the resource answered with the status " + reply.status());
    }
    if (!(parse(reply.body()) instanceof Map<?, ?> members)) {
      throw new OutgoingException("the resource's answer is not a JSON object");
    }
    return new ResourceState(
        number(members, "actualCapacity"),
        number(members, "desiredCapacity"),
        text(members, "scalingStatus"),
        text(members, "failureReason"));
  }

  private static @Nullable Object parse(String body) throws OutgoingException {
    try {
      return Json.parse(body);
    } catch (RuntimeException e) {
      throw new OutgoingException("the resource's answer is not JSON");
    }
  }

  private static int number(Map<?, ?> members, String name) throws OutgoingException {
    if (members.get(name) instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= 0) {
      return number.intValue();
    }
    throw new OutgoingException("the resource's answer has no number as its " + name);
  }

  private static String text(Map<?, ?> members, String name) {
    String text = members.get(name) instanceof String given ? given : "";
    return text.length() > MAX_REASON ? text.substring(0, MAX_REASON) : text;
  }

  /** Returns whether it has given up. */
  boolean isFailed() {
    return status.equals("Failed");
  }
}
