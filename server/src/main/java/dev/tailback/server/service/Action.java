package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;

/**
 * One action of the SQS API: its request, its rules and its result, defined once for all protocols.
 *
 * @param <Q> the request: a record, so that two requests with equal members are equal
 */
public interface Action<Q> {

  /** The action's name on the wire. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Reads the request's members; a required one that is absent is refused here. */
  Q read(Input input);

  /** Carries the request out and gives the outcome to {@code reply}, now or later. */
  void answer(Q request, Call call, Reply reply);
}
