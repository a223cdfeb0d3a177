package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.config.ThrottleReader;
import dev.tailback.pressure.ThrottleRule;

/**
 * The throttles: as other rules, and {@code POST throttles/profile} adds those of a profile.
 *
 * @param reader reads profiles
 * @param throttles answers all other requests
 */
record ThrottlesResource(ThrottleReader reader, RulesResource<ThrottleRule> throttles)
    implements JsonResource {

  @Override
  public JsonNode answer(AdminRequest request) {
    return request.segment(1).equals("profile") ? addProfile(request) : throttles.answer(request);
  }

  private JsonNode addProfile(AdminRequest request) {
    request.atMost(2).require("POST");
    return throttles.write(throttles.rules().addMissing(reader.readProfile(request.body())));
  }
}
