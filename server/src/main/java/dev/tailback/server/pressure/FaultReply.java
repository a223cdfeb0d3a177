package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.service.Disturbance;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;
import java.util.function.Consumer;

/**
 * A reply to which something else happens where the call goes well, or that disturbs the action.
 */
record FaultReply(Reply reply, Consumer<Result> sent, Disturbance disturbance) implements Reply {
  FaultReply(Reply reply, Consumer<Result> sent) {
    this(reply, sent, reply.disturbance());
  }

  @Override
  public void send(Result result) {
    sent.accept(result);
  }

  @Override
  public void refuse(Refusal refusal) {
    reply.refuse(refusal);
  }

  @Override
  public void refuse(ErrorShape error, String text) {
    reply.refuse(error, text);
  }

  @Override
  public void drop() {
    reply.drop();
  }

  @Override
  public Room room() {
    return reply.room();
  }

  @Override
  public void waiting(Runnable cancel) {
    reply.waiting(cancel);
  }
}
