package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.rules.GatedRules;
import java.util.List;

/**
 * All rules together: {@code POST rules/stop} removes those of every family.
 *
 * @param families the rules of each family
 */
record StopResource(List<GatedRules<?>> families) implements AdminResource {

  @Override
  public JsonNode answer(AdminRequest request) {
    if (!request.atMost(2).segment(1).equals("stop")) {
      throw AdminException.notFound("Under rules there is stop.");
    }
    request.require("POST").body().only();
    families.forEach(GatedRules::clear);
    return AdminRequest.JSON.createObjectNode();
  }
}
