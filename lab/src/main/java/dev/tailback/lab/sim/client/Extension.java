package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.function.Consumer;

/** An attempt to set the visibility timeout of a message. */
final class Extension extends Attempt {
  private static final Outcome INVALID = new Outcome(Outcome.Kind.INVALID, 0);

  private final ReceivedMessage message;
  private final int seconds;
  private final Consumer<Outcome> reply;

  Extension(
      Stage stage,
      SimQueue queue,
      Recorder caller,
      ReceivedMessage message,
      int seconds,
      Consumer<Outcome> reply) {
    super(stage, queue, caller);
    this.message = message;
    this.seconds = seconds;
    this.reply = reply;
  }

  @Override
  CallDescription description() {
    return describe("ChangeMessageVisibility", 1, null);
  }

  @Override
  void carryOut(FaultHooks hooks, Return back) {
    try {
      queue.engine().changeVisibility(message.receiptHandle(), seconds);
    } catch (Refusal refusal) {
      back.give(() -> refuse(INVALID), 0);
      return;
    }
    stage.touch(queue);
    back.give(
        () -> {
          queue.bill(caller, 0);
          reply.accept(Outcome.OK);
        },
        0);
  }

  @Override
  void tellRefused(Outcome outcome) {
    reply.accept(outcome);
  }
}
