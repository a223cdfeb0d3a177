package dev.tailback.server.pressure;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.service.Disturbance;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Result;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call that a fault rule strikes, with what its effect can do about it.
 *
 * @param queue the queue that the call names
 * @param action carries the call out; see {@link dev.tailback.server.service.Interceptor}
 * @param random this hit's own, so that what it draws does not hang on other calls
 */
public record FaultHit(
    EngineGate gate,
    Call call,
    @Nullable QueueAddress queue,
    Reply reply,
    Consumer<Reply> action,
    RandomGenerator random) {

  /** Gives the reply this outcome instead of the call, or instead of the call's result. */
  void end(FaultMoment moment, Consumer<Reply> outcome) {
    switch (moment) {
      case BEFORE -> outcome.accept(reply);
      case AFTER -> action.accept(new FaultReply(reply, result -> outcome.accept(reply)));
    }
  }

  /** Carries the call out with something that goes otherwise. */
  void disturb(Disturbance disturbance) {
    action.accept(new FaultReply(reply, reply::send, disturbance));
  }

  /** Carries the call out after so much engine time, if the client is still there. */
  void startAfter(long millis) {
    AtomicBoolean over = new AtomicBoolean();
    // First, lest it take the place of what the action itself says of its waiting.
    reply.waiting(() -> over.set(true));
    schedule(
        millis,
        "starts late",
        () -> {
          if (over.compareAndSet(false, true)) {
            action.accept(reply);
          }
        });
  }

  /** Carries the call out at once, and sends its result after so much engine time. */
  void answerAfter(long millis) {
    Consumer<Result> late = result -> schedule(millis, "ends late", () -> reply.send(result));
    action.accept(new FaultReply(reply, late));
  }

  private void schedule(long millis, String how, Runnable task) {
    gate.run(queues -> queues.timeline().schedule(millis, call.action() + " " + how, task));
  }
}
