package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One subject of the admin API: what is under {@code /_tailback/<its name>}. */
interface Endpoint {

  /** The parameters that may be in the URL of a request to this path; any other is refused. */
  default List<String> parameters(AdminRequest request) {
    return List.of();
  }

  JsonNode answer(AdminRequest request);
}
