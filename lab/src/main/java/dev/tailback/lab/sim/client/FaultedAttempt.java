package dev.tailback.lab.sim.client;

import dev.tailback.engine.time.Timeline;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.pressure.FaultMoment;
import dev.tailback.pressure.FaultyCall;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;

/** An attempt for which a fault rule fires. */
record FaultedAttempt(Rules rules, Timeline timeline, HeldCalls held, Attempt attempt)
    implements FaultyCall {
  private static final Outcome CLOSED = new Outcome(Outcome.Kind.FAULT, 0);

  @Override
  public void drop(FaultMoment moment) {
    refuse(CLOSED, moment);
  }

  @Override
  public void fail(FaultError error) {
    refuse(Errors.outcome(error), error.moment());
  }

  private void refuse(Outcome outcome, FaultMoment moment) {
    if (moment == FaultMoment.BEFORE) {
      attempt.refuse(outcome);
    } else {
      carryOut(FaultHooks.NONE, (answer, bytes) -> attempt.refuse(outcome));
    }
  }

  @Override
  public void throttle(long retryAfterMillis) {
    attempt.refuse(new Outcome(Outcome.Kind.THROTTLED, retryAfterMillis));
  }

  @Override
  public void startAfter(long millis) {
    delay(millis, () -> carryOut(FaultHooks.NONE));
  }

  @Override
  public void replyAfter(long millis) {
    carryOut(FaultHooks.NONE, (answer, bytes) -> delay(millis, answer));
  }

  @Override
  public void answerSlowly(Pace pace) {
    carryOut(FaultHooks.NONE, (answer, bytes) -> delay(pace.millis(bytes), answer));
  }

  private void delay(long millis, Runnable task) {
    held.schedule(timeline, millis, "a call continues", task);
  }

  @Override
  public void carryOut(FaultHooks hooks) {
    carryOut(hooks, Return.AT_ONCE);
  }

  private void carryOut(FaultHooks hooks, Return back) {
    rules.admit(attempt, attempt.description(), hooks, back);
  }
}
