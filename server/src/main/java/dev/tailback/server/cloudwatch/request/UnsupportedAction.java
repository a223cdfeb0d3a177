package dev.tailback.server.cloudwatch.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Input;

/**
 * An unsupported action of CloudWatch. It is refused as unknown, with the reason.
 *
 * @param name the action's name
 * @param subject what it is about, such as {@code dashboards}
 */
public record UnsupportedAction(String name, String subject) implements Action<Input> {
  @Override
  public Input read(Input input) {
    return input;
  }

  @Override
  public void answer(Input request, Call call, Reply reply) {
    reply.refuse(
        new Refusal(
            ErrorShape.UNKNOWN_OPERATION,
            "Tailback does not support " + subject + " (" + name + ")."));
  }
}
