package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Result;

/** An action that always has its result at once. */
public interface Immediate<Q> extends Action<Q> {

  Result answer(Q request, Call call);

  @Override
  default void answer(Q request, Call call, Reply reply) {
    reply.send(answer(request, call));
  }
}
