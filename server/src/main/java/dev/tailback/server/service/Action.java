package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;

/**
 * One action of a service's API: its request, its rules and its result, defined once for all
 * protocols.
 *
 * @param <Q> the request, a record, so that requests with equal members are equal
 */
public interface Action<Q> {

  /** Returns the action's name on the wire, by default that of its class. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Reads the request.
   *
   * @throws dev.tailback.engine.queue.Refusal if a required member is absent
   */
  Q read(Input input);

  /** Carries out the request and replies, now or later. */
  void answer(Q request, Call call, Reply reply);
}
