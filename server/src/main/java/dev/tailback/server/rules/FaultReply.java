package dev.tailback.server.rules;

import dev.tailback.server.service.ForwardingReply;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.Result;
import java.util.function.Consumer;

/**
 * A reply that redirects the result of a call that succeeds.
 *
 * @param onResult gets the result
 */
record FaultReply(Reply reply, Consumer<Result> onResult) implements ForwardingReply {
  @Override
  public void send(Result result) {
    onResult.accept(result);
  }
}
