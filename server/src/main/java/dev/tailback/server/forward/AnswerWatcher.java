package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Call;
import org.jspecify.annotations.Nullable;

/**
 * Watches the forwarded calls that are answered. It is called on the IO threads of connections and
 * on worker threads, by several at a time: it must be quick and must not wait. By default it does
 * nothing.
 */
public interface AnswerWatcher {

  /**
   * Is told of a call whose answer the client is about to be given. A client that waits for its
   * answers is seen to make its calls in their order.
   */
  default void answering(AnsweredCall call) {}

  /**
   * Is told of a call whose answer has been handed to the client's connection. The client's next
   * call may have been answered before, on another thread.
   */
  default void answered(AnsweredCall call) {}

  /**
   * Is told of a call whose answer nobody knows: there was none, or the client did not wait for it.
   * The upstream may have carried it out all the same. Perhaps it is told twice.
   *
   * @param queue the queue that the call is about, as clients see it; {@code null} if it is about
   *     none
   */
  default void unanswered(Call call, @Nullable QueueAddress queue) {}
}
