package dev.tailback.server.rules;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.pressure.FaultMoment;
import dev.tailback.pressure.FaultyCall;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A call to the server for which a fault rule fires.
 *
 * @param held the calls that the rule is holding back
 * @param action carries the call out; see {@link dev.tailback.server.service.Interceptor}
 */
record FaultedCall(
    EngineGate gate, HeldCalls held, Call call, Reply reply, BiConsumer<Call, Reply> action)
    implements FaultyCall {

  @Override
  public void drop(FaultMoment moment) {
    end(moment, Reply::drop);
  }

  @Override
  public void fail(FaultError fault) {
    ErrorShape error = SqsErrors.named(fault.code(), fault.status());
    end(fault.moment(), to -> to.refuse(error, fault.text()));
  }

  @Override
  public void throttle(long retryAfterMillis) {
    reply.refuse(SqsErrors.throttled(retryAfterMillis));
  }

  /** Replies in place of the call, or in place of the call's result. */
  private void end(FaultMoment moment, Consumer<Reply> outcome) {
    switch (moment) {
      case BEFORE -> outcome.accept(reply);
      case AFTER -> action.accept(call, new FaultReply(reply, result -> end(result, outcome)));
    }
  }

  private void end(Result result, Consumer<Reply> outcome) {
    if (held.isOver()) {
      reply.send(result);
    } else {
      outcome.accept(reply);
    }
  }

  @Override
  public void startAfter(long millis) {
    AtomicBoolean isOver = new AtomicBoolean();
    // Set first, so that it does not replace what the action itself sets when it waits.
    reply.waiting(() -> isOver.set(true));
    schedule(
        millis,
        "starts late",
        () -> {
          if (isOver.compareAndSet(false, true)) {
            action.accept(call, reply);
          }
        });
  }

  @Override
  public void replyAfter(long millis) {
    Consumer<Result> late = result -> schedule(millis, "ends late", () -> reply.send(result));
    action.accept(call, new FaultReply(reply, late));
  }

  private void schedule(long millis, String how, Runnable task) {
    gate.run(queues -> held.schedule(queues.timeline(), millis, call.action() + " " + how, task));
  }

  @Override
  public void answerSlowly(Pace pace) {
    reply.slowDown(pace, held);
    action.accept(call, reply);
  }

  @Override
  public void carryOut(FaultHooks hooks) {
    action.accept(call.withHooks(hooks), reply);
  }
}
