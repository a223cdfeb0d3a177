package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.Queues;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.Firing;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.Throttles;

/** The throttles and faults of a run. Every call passes them, faults first. */
final class Rules {
  private final Queues engine;
  private final Faults faults;
  private final Throttles throttles = new Throttles(RuleSetting.OWN_QUEUES);

  Rules(Scenario scenario, long seed, Queues engine) {
    this.engine = engine;
    this.faults = new Faults(seed, RuleSetting.OWN_QUEUES);
    faults.startWith(scenario.faults(), engine.timeline());
    throttles.startWith(scenario.throttles(), engine.timeline());
  }

  boolean isEmpty() {
    return faults.isEmpty() && throttles.isEmpty();
  }

  /** Lets a call pass, unless the rules delay, fail or replace it. */
  void pass(Attempt attempt) {
    CallDescription call = attempt.description();
    Firing firing = faults.isEmpty() ? null : faults.firing(engine, call);
    if (firing == null) {
      admit(attempt, call, FaultHooks.NONE, Return.AT_ONCE);
    } else {
      firing.applyTo(new FaultedAttempt(this, engine.timeline(), firing.held(), attempt));
    }
  }

  /** Carries out a call unless a throttle rejects it. */
  void admit(Attempt attempt, CallDescription call, FaultHooks hooks, Return back) {
    long waitMillis = throttles.isEmpty() ? 0 : throttles.admit(engine, call);
    if (waitMillis > 0) {
      attempt.refuse(new Outcome(Outcome.Kind.THROTTLED, waitMillis));
    } else {
      attempt.carryOut(hooks, back);
    }
  }
}
