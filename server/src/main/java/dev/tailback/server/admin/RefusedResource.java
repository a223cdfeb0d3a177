package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A subject that does not exist in front of another SQS: every request is refused.
 *
 * @param text says why
 */
record RefusedResource(String text) implements AdminResource {
  static final RefusedResource LIMITS =
      new RefusedResource(
          "Limits can't be used in front of another SQS, which has limits of its own.");

  static final RefusedResource RESET =
      new RefusedResource(
          "A reset can't be used in front of another SQS, whose queues stay as they are. POST"
              + " /_tailback/rules/stop ends all rules.");

  @Override
  public List<String> parameters(AdminRequest request) {
    return QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    throw AdminException.conflict(text);
  }
}
