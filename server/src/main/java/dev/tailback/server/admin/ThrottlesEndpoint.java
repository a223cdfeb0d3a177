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
    boolean isAboutOne = !request.atMost(2).segment(1).isEmpty();
    return switch (request.method()) {
      case "GET" -> isAboutOne ? ThrottleText.of(find(request)) : list(request);
      case "POST" -> isAboutOne ? addProfile(request) : add(request);
      case "DELETE" -> isAboutOne ? remove(find(request)) : clear(request);
      default -> throw AdminProblem.method("GET, POST or DELETE");
    };
  }

  private JsonNode list(AdminRequest request) {
    request.body().only();
    return show(throttles.list());
  }

  private JsonNode add(AdminRequest request) {
    return ThrottleText.of(throttles.add(reader.read(request.body())));
  }

  private JsonNode addProfile(AdminRequest request) {
    if (!request.segment(1).equals("profile")) {
      throw AdminProblem.notFound("POST to throttles or throttles/profile; ids are given here.");
    }
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
