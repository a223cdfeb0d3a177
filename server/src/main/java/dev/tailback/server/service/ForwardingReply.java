package dev.tailback.server.service;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;

/** A reply that stands in for another, and forwards to it everything that it does not change. */
public interface ForwardingReply extends Reply {

  /** Returns the reply it forwards to. */
  Reply reply();

  @Override
  default void send(Result result) {
    reply().send(result);
  }

  @Override
  default void refuse(Refusal refusal) {
    reply().refuse(refusal);
  }

  @Override
  default void refuse(ErrorShape error, String text) {
    reply().refuse(error, text);
  }

  @Override
  default void refuse(WireResponse failure) {
    reply().refuse(failure);
  }

  @Override
  default void drop() {
    reply().drop();
  }

  @Override
  default void waiting(Runnable cancel) {
    reply().waiting(cancel);
  }

  @Override
  default void slowDown(Pace pace, HeldCalls held) {
    reply().slowDown(pace, held);
  }

  @Override
  default Room room() {
    return reply().room();
  }
}
