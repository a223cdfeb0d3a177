package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An attempt to read the number of messages of a queue. */
final class Count extends Attempt {
  private final Consumer<@Nullable QueueCounts> reply;

  /**
   * @param reply is given {@code null} if the call was refused
   */
  Count(Stage stage, SimQueue queue, Recorder caller, Consumer<@Nullable QueueCounts> reply) {
    super(stage, queue, caller);
    this.reply = reply;
  }

  @Override
  CallDescription description() {
    return describe("GetQueueAttributes", 0, null);
  }

  @Override
  void carryOut(FaultHooks hooks, Return back) {
    QueueCounts counts = queue.engine().counts();
    QueueCounts told =
        new QueueCounts(
            (int) hooks.approximate(counts.visible()),
            (int) hooks.approximate(counts.inFlight()),
            (int) hooks.approximate(counts.delayed()));
    back.give(
        () -> {
          queue.bill(caller, 0);
          reply.accept(told);
        },
        0);
  }

  @Override
  void tellRefused(Outcome outcome) {
    reply.accept(null);
  }
}
