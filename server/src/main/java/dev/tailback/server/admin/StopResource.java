package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.rules.GatedRules;
import java.util.List;

/**
 * All rules together: {@code POST rules/stop} removes those of every family at once, and releases
 * the calls that they hold back.
 *
 * @param families the rules of each family
 */
record StopResource(EngineGate gate, List<GatedRules<?>> families) implements JsonResource {

  @Override
  public JsonNode answer(AdminRequest request) {
    if (!request.atMost(2).segment(1).equals("stop")) {
      throw AdminException.notFound("Under rules there is stop.");
    }
    request.require("POST").body().only();
    gate.run(queues -> families.forEach(GatedRules::clear));
    return AdminRequest.JSON.createObjectNode();
  }
}
