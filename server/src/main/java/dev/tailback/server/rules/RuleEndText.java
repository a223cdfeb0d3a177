package dev.tailback.server.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.pressure.RuleStatus;
import org.jspecify.annotations.Nullable;

/** Writes when a rule removes itself. */
final class RuleEndText {
  private RuleEndText() {}

  /** Writes the end of a rule, if it has one. */
  static void put(RuleStatus.@Nullable End end, ObjectNode shown) {
    if (end != null) {
      shown.put("endsAtMillis", end.atMillis()).put("endsInMillis", end.inMillis());
    }
  }
}
