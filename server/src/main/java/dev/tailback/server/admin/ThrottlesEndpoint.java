package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tailback.server.pressure.Throttles;
import java.util.List;

/**
 * The throttles: {@code GET throttles}, {@code GET throttles/<id>}, {@code POST throttles} adds
 * one, {@code POST throttles/profile} those of a profile, {@code DELETE throttles} removes all and
 * {@code DELETE throttles/<id>} one.
 */
final class ThrottlesEndpoint implements Endpoint {
  private final Throttles throttles;
  private final ThrottleReader reader;

  ThrottlesEndpoint(Throttles throttles, ThrottleReader reader) {
    this.throttles = throttles;
    this.reader = reader;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    return switch (request.atMost(2).segment(1)) {
      case "" -> answerForAll(request);
      case "profile" -> addProfile(request.require("POST"));
      default -> answerForOne(request);
    };
  }

  private JsonNode answerForAll(AdminRequest request) {
    return switch (request.require("GET", "POST", "DELETE").method()) {
      case "POST" -> ThrottleText.of(throttles.add(reader.read(request.body())));
      case "DELETE" -> clear(request);
      default -> list(request);
    };
  }

  private JsonNode answerForOne(AdminRequest request) {
    boolean isRemoval = request.require("GET", "DELETE").method().equals("DELETE");
    return isRemoval ? remove(find(request)) : ThrottleText.of(find(request));
  }

  private JsonNode list(AdminRequest request) {
    request.body().only();
    return show(throttles.list());
  }

  private JsonNode addProfile(AdminRequest request) {
    return show(throttles.add(reader.readProfile(request.body())));
  }

  private JsonNode remove(Throttles.Listed listed) {
    throttles.remove(listed.id());
    return ThrottleText.of(listed);
  }

  private JsonNode clear(AdminRequest request) {
    request.body().only();
    throttles.clear();
    return AdminRequest.JSON.createObjectNode();
  }

  private Throttles.Listed find(AdminRequest request) {
    request.body().only();
    String id = request.segment(1);
    return throttles.list().stream()
        .filter(listed -> Long.toString(listed.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> AdminProblem.notFound("There is no throttle " + id + "."));
  }

  private static ArrayNode show(List<Throttles.Listed> listed) {
    ArrayNode shown = AdminRequest.JSON.createArrayNode();
    listed.forEach(throttle -> shown.add(ThrottleText.of(throttle)));
    return shown;
  }
}
