package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tailback.config.Fields;
import dev.tailback.pressure.Rule;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.server.rules.GatedRules;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one family: {@code GET} lists all and {@code POST} appends one, {@code GET <id>}
 * shows one, {@code DELETE} removes all and {@code DELETE <id>} one.
 *
 * @param <R> a rule's definition
 * @param noun what a rule is called in messages
 * @param reader reads a rule from the body of a request
 * @param writer writes a rule and its state
 */
record RulesResource<R extends Rule>(
    String noun,
    GatedRules<R> rules,
    Function<Fields, R> reader,
    Function<RuleStatus<R>, ? extends JsonNode> writer)
    implements JsonResource {

  @Override
  public JsonNode answer(AdminRequest request) {
    return request.atMost(2).segment(1).isEmpty() ? answerForAll(request) : answerForOne(request);
  }

  private JsonNode answerForAll(AdminRequest request) {
    return switch (request.require("GET", "POST", "DELETE").method()) {
      case "POST" -> writer.apply(rules.add(reader.apply(request.body())));
      case "DELETE" -> clear(request);
      default -> list(request);
    };
  }

  private JsonNode answerForOne(AdminRequest request) {
    boolean isRemoval = request.require("GET", "DELETE").method().equals("DELETE");
    RuleStatus<R> found = find(request);
    return writer.apply(isRemoval ? present(rules.remove(found.id()), request) : found);
  }

  private JsonNode list(AdminRequest request) {
    request.body().only();
    return write(rules.list());
  }

  ArrayNode write(List<RuleStatus<R>> several) {
    ArrayNode shown = AdminRequest.JSON.createArrayNode();
    several.forEach(rule -> shown.add(writer.apply(rule)));
    return shown;
  }

  private JsonNode clear(AdminRequest request) {
    request.body().only();
    rules.clear();
    return AdminRequest.JSON.createObjectNode();
  }

  private RuleStatus<R> find(AdminRequest request) {
    request.body().only();
    String id = request.segment(1);
    return present(
        rules.list().stream()
            .filter(rule -> Long.toString(rule.id()).equals(id))
            .findFirst()
            .orElse(null),
        request);
  }

  private RuleStatus<R> present(@Nullable RuleStatus<R> rule, AdminRequest request) {
    if (rule == null) {
      throw AdminException.notFound("There is no " + noun + " " + request.segment(1) + ".");
    }
    return rule;
  }
}
