package dev.tailback.server.action;

import dev.tailback.engine.queue.Refusal;
import org.jspecify.annotations.Nullable;

/** The whole numbers a parameter may have, and what is said to any other. */
record Range(String parameter, int from, int to, String why) {

  /** Refuses a number outside; none at all is fine. */
  void check(@Nullable Integer value) {
    if (value != null && (value < from || value > to)) {
      throw Refusal.invalidValue(value, parameter, why);
    }
  }
}
