package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import org.jspecify.annotations.Nullable;

/** The whole numbers a parameter may have, and what is said to any other. */
public record Range(String parameter, int from, int to, String why) {

  /** Refuses a number outside; none at all is fine. */
  public void check(@Nullable Integer value) {
    if (value != null && (value < from || value > to)) {
      throw Refusal.invalidValue(value, parameter, why);
    }
  }
}
