package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import java.util.function.BiConsumer;

/**
 * Intercepts calls before their actions: it passes a call on, delays it, or replies to it itself.
 */
@FunctionalInterface
public interface Interceptor {

  /** Passes everything on. */
  Interceptor NONE = (call, reply, action) -> action.accept(call, reply);

  /**
   * Intercepts a call.
   *
   * @param action carries out a call and passes the outcome to a reply; both may be those given
   *     here or replacements. Used at most once, now or later
   */
  void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action);
}
