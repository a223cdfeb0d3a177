package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import org.jspecify.annotations.Nullable;

/** The range of a whole-number parameter, and the error text for values outside it. */
public record Range(String parameter, int from, int to, String why) {

  /**
   * Checks a value; {@code null} is valid.
   *
   * @throws Refusal InvalidParameterValue, if the value is out of range
   */
  public void check(@Nullable Integer value) {
    if (value != null && (value < from || value > to)) {
      throw Refusal.invalidValue(value, parameter, why);
    }
  }

  /** Returns the value in the range that is nearest to a value. */
  public int nearest(int value) {
    return Math.max(from, Math.min(value, to));
  }
}
