package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Result;

/** An action that never waits for its result. */
public interface Immediate<Q> extends Action<Q> {

  /** Carries out the request. */
  Result answer(Q request, Call call);

  @Override
  default void answer(Q request, Call call, Reply reply) {
    reply.send(answer(request, call));
  }
}
