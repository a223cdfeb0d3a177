package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A subject that shows queues, and tells that somebody looks at them.
 *
 * @param look is run before each look
 */
record LookedAt(AdminResource shown, Runnable look) implements AdminResource {

  @Override
  public List<String> parameters(AdminRequest request) {
    return shown.parameters(request);
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    look.run();
    return shown.answer(request);
  }
}
