package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The comparison with the SQS that this server stands in front of: {@code GET compare}.
 *
 * @param status the counts and the last differences, {@code null} if nothing is compared
 */
record CompareResource(@Nullable Supplier<Map<String, Object>> status) implements JsonResource {

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(1).require("GET");
    if (status == null) {
      throw AdminException.notFound("Nothing is compared: that requires --upstream and --compare.");
    }
    return AdminRequest.JSON.valueToTree(status.get());
  }
}
