package dev.tailback.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.server.pressure.Faults;
import java.io.UncheckedIOException;

/**
 * The fault rules: {@code GET faults}, {@code GET faults/<id>}, {@code POST faults} adds one behind
 * the others, {@code DELETE faults} removes all and {@code DELETE faults/<id>} one.
 */
final class FaultsEndpoint implements Endpoint {
  private final Faults faults;
  private final FaultReader reader;

  FaultsEndpoint(Faults faults, FaultReader reader) {
    this.faults = faults;
    this.reader = reader;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    return request.atMost(2).segment(1).isEmpty() ? answerForAll(request) : answerForOne(request);
  }

  private JsonNode answerForAll(AdminRequest request) {
    return switch (request.require("GET", "POST", "DELETE").method()) {
      case "POST" -> show(faults.add(reader.read(request.body())));
      case "DELETE" -> clear(request);
      default -> list(request);
    };
  }

  private JsonNode answerForOne(AdminRequest request) {
    boolean isRemoval = request.require("GET", "DELETE").method().equals("DELETE");
    return isRemoval ? remove(find(request)) : show(find(request));
  }

  private ArrayNode list(AdminRequest request) {
    request.body().only();
    ArrayNode rules = AdminRequest.JSON.createArrayNode();
    faults.list().forEach(listed -> rules.add(show(listed)));
    return rules;
  }

  private JsonNode remove(Faults.Listed listed) {
    faults.remove(listed.id());
    return show(listed);
  }

  private JsonNode clear(AdminRequest request) {
    request.body().only();
    faults.clear();
    return AdminRequest.JSON.createObjectNode();
  }

  private Faults.Listed find(AdminRequest request) {
    request.body().only();
    String id = request.segment(1);
    return faults.list().stream()
        .filter(listed -> Long.toString(listed.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> AdminProblem.notFound("There is no fault rule " + id + "."));
  }

  private static ObjectNode show(Faults.Listed listed) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("id", listed.id()).put("hits", listed.hits());
    shown.set("rule", definition(listed));
    return shown;
  }

  private static JsonNode definition(Faults.Listed listed) {
    try {
      return AdminRequest.JSON.readTree(listed.rule().definition());
    } catch (JsonProcessingException notWrittenAsJson) {
      throw new UncheckedIOException(notWrittenAsJson);
    }
  }
}
