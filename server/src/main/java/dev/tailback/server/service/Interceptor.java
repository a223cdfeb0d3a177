package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import java.util.function.Consumer;

/** Stands before the actions: it lets a call through, lets it wait, or answers it itself. */
@FunctionalInterface
public interface Interceptor {

  /** Lets everything through. */
  Interceptor NONE = (call, reply, action) -> action.accept(reply);

  /**
   * Meets a call.
   *
   * @param action carries the call out and gives the outcome to the reply it is given: this one, or
   *     another that does something with the outcome first; to be used at most once, now or later
   */
  void intercept(Call call, Reply reply, Consumer<Reply> action);

  /** This interceptor before another. */
  default Interceptor before(Interceptor other) {
    return (call, reply, action) ->
        intercept(call, reply, outer -> other.intercept(call, outer, action));
  }
}
