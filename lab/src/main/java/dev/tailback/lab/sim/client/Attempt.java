package dev.tailback.lab.sim.client;

import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt of a call to a queue. It is answered or refused exactly once. */
abstract class Attempt {
  final Stage stage;
  final SimQueue queue;
  final Recorder caller;

  Attempt(Stage stage, SimQueue queue, Recorder caller) {
    this.stage = stage;
    this.queue = queue;
    this.caller = caller;
  }

  /** Makes the call. */
  final void start() {
    if (stage.rules().isEmpty()) {
      carryOut(FaultHooks.NONE, Return.AT_ONCE);
    } else {
      stage.rules().pass(this);
    }
  }

  /** Carries out the call on the queue and answers it. */
  abstract void carryOut(FaultHooks hooks, Return back);

  /** Tells the caller that it was refused. */
  abstract void tellRefused(Outcome outcome);

  /** Describes the call to rules. */
  abstract CallDescription description();

  final CallDescription describe(String action, int messages, @Nullable Integer waitSeconds) {
    return describe(action, messages, Map.of(), waitSeconds);
  }

  final CallDescription describe(
      String action, int messages, Map<String, Integer> byGroup, @Nullable Integer waitSeconds) {
    String account = queue.engine().address().account();
    return new CallDescription(
        action,
        account,
        account,
        null,
        queue.engine().address(),
        messages,
        byGroup,
        waitSeconds,
        null);
  }

  /** Answers with a refusal. */
  final void refuse(Outcome outcome) {
    queue.bill(caller, 0);
    switch (outcome.kind()) {
      case THROTTLED -> count(Sum.THROTTLED);
      case OVER_LIMIT -> count(Sum.OVER_LIMIT);
      default -> {}
    }
    tellRefused(outcome);
  }

  final void count(Sum sum) {
    queue.recorder().tally().count(sum);
    caller.tally().count(sum);
  }
}
