package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** One subject of the admin API: what is under {@code /_tailback/<its name>}. */
interface Endpoint {

  JsonNode answer(AdminRequest request);
}
