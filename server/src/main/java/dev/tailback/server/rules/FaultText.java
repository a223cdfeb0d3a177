package dev.tailback.server.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleStatus;
import java.io.UncheckedIOException;

/** Writes fault rules as JSON. */
public final class FaultText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FaultText() {}

  /** Writes a rule as it was posted, and its state. */
  public static ObjectNode of(RuleStatus<FaultRule> status) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("id", status.id()).put("hits", status.hits());
    RuleEndText.put(status.end(), shown);
    shown.set("rule", definition(status.rule()));
    return shown;
  }

  private static JsonNode definition(FaultRule rule) {
    try {
      return JSON.readTree(rule.definition());
    } catch (JsonProcessingException notWrittenAsJson) {
      throw new UncheckedIOException(notWrittenAsJson);
    }
  }
}
