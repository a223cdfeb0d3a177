package dev.tailback.server.action;

import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Result;

/** An action that always has its result at once. */
interface Immediate<Q> extends Action<Q> {

  Result answer(Q request, Call call);

  @Override
  default void answer(Q request, Call call, Reply reply) {
    reply.send(answer(request, call));
  }
}
