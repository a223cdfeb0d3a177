package dev.tailback.server.admin;

import java.util.List;

/**
 * A subject that does not exist in front of another SQS: every request is refused.
 *
 * @param text the reason
 * @param parameters the parameters that its URL may have otherwise
 */
record RefusedResource(String text, List<String> parameters) implements AdminResource {
  static final RefusedResource LIMITS =
      new RefusedResource(
          "Limits can't be used in front of another SQS, which has its own limits.",
          QueueNames.PARAMETERS);

  static final RefusedResource EVENTS =
      new RefusedResource(
          "Events can't be seen in front of another SQS, which doesn't tell what happens in its"
              + " queues.",
          EventsResource.PARAMETERS);

  static final RefusedResource EXPORT =
      new RefusedResource(
          "An export can't be made in front of another SQS, which has the queues. tailback copy"
              + " writes them as a configuration file.",
          QueueNames.PARAMETERS);

  static final RefusedResource RESET =
      new RefusedResource(
          "A reset can't be used in front of another SQS, whose queues stay as they are. POST"
              + " /_tailback/rules/stop ends all rules.",
          List.of());

  @Override
  public List<String> parameters(AdminRequest request) {
    return parameters;
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    throw AdminException.conflict(text);
  }
}
