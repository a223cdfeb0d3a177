package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import java.util.function.BiConsumer;

/** Meets calls before their actions: it passes a call on, delays it, or replies to it itself. */
@FunctionalInterface
public interface Interceptor {

  /** Passes everything on. */
  Interceptor NONE = (call, reply, action) -> action.accept(call, reply);

  /**
   * Meets a call.
   *
   * @param action carries a call out and gives the outcome to a reply; both may be those given here
   *     or others that stand in for them. Used at most once, now or later
   */
  void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action);
}
