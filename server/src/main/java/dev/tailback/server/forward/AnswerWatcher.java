package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Call;
import org.jspecify.annotations.Nullable;

/**
 * Watches forwarded calls and their answers. It is called on IO threads and worker threads, by
 * several at a time: it must be quick and must not wait. By default it does nothing.
 */
public interface AnswerWatcher {

  /**
   * Called before the client gets the answer to a call. The calls of a client that waits for its
   * answers are thus seen in order.
   */
  default void answering(AnsweredCall call) {}

  /**
   * Called when the answer to a call has been handed to the client's connection. The client's next
   * call may have been answered earlier, on another thread.
   */
  default void answered(AnsweredCall call) {}

  /**
   * Called for a call whose answer is unknown: there was none, or the client did not wait for it.
   * The upstream may have carried it out anyway. May be called twice for one call.
   *
   * @param queue the queue that the call is about, as clients see it; {@code null} if there is none
   */
  default void unanswered(Call call, @Nullable QueueAddress queue) {}
}
