package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Call;
import org.jspecify.annotations.Nullable;

/** Watches the forwarded calls that are answered. */
@FunctionalInterface
public interface AnswerWatcher {

  /**
   * Is told of a call whose answer has been handed to the client's connection. It is called on the
   * IO thread of that connection, or on a worker thread, by several threads at a time: it must be
   * quick and must not wait.
   */
  void answered(AnsweredCall call);

  /**
   * Is told of a call whose answer nobody knows: there was none, or the client did not wait for it.
   * The upstream may have carried it out all the same. On any thread, and perhaps twice; see above.
   *
   * @param queue the queue that the call is about, as clients see it; {@code null} if it is about
   *     none
   */
  default void unanswered(Call call, @Nullable QueueAddress queue) {}
}
