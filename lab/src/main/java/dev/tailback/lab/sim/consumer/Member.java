package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.time.Event;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One worker of a group: it is started, stopped and replaced, and it crashes. */
abstract class Member {
  final Crew crew;
  final RandomGenerator random;
  private final RandomGenerator crashRandom;
  private final Event crash = Event.of(this::crash);
  private final Event restart = Event.of(this::restart);
  private final Event kill = Event.of(this::kill);
  private State state = State.OFF;
  private boolean isWanted;
  private double awaySeconds;
  private @Nullable Runnable whenBack;

  private enum State {
    OFF,
    RUNNING,
    /** It finishes what it has in hand. */
    STOPPING,
    /** It will start again after a while. */
    AWAY
  }

  Member(Crew crew, RandomGenerator random, RandomGenerator crashRandom) {
    this.crew = crew;
    this.random = random;
    this.crashRandom = crashRandom;
  }

  /** Begins to receive. */
  abstract void begin();

  /** Stops receiving, and returns whether it has nothing in hand. */
  abstract boolean pause();

  /** Forgets everything it has in hand, and closes its connections. */
  abstract void drop();

  /** Returns how many messages, or batches, it can process at a time. */
  int slots() {
    return 1;
  }

  final boolean isWanted() {
    return isWanted;
  }

  final boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Starts it, at once or as soon as it has stopped. */
  final void want() {
    isWanted = true;
    if (state == State.OFF) {
      start();
    }
  }

  /** Stops it for good. */
  final void unwant(double graceSeconds) {
    isWanted = false;
    if (state == State.RUNNING) {
      stop(graceSeconds);
    } else if (state == State.AWAY) {
      crew.agenda().cancel(restart);
      restart();
    }
  }

  /**
   * Stops it, and starts it again after a while.
   *
   * @param then is run when it has started again or is no longer wanted
   */
  final void replace(ConsumerPlan.Deploy deploy, Runnable then) {
    if (state == State.RUNNING) {
      awaySeconds = Seconds.of(deploy.restart());
      whenBack = then;
      stop(Seconds.of(deploy.grace()));
    } else {
      then.run();
    }
  }

  private void start() {
    state = State.RUNNING;
    crew.running(1, slots());
    scheduleCrash();
    begin();
  }

  private void scheduleCrash() {
    ConsumerPlan.Crash plan = crew.plan().crash();
    if (plan != null) {
      double seconds = Seconds.of(plan.every()) * crashRandom.nextExponential();
      crew.agenda().schedule(crash, crew.agenda().now() + seconds);
    }
  }

  private void stop(double graceSeconds) {
    state = State.STOPPING;
    if (pause()) {
      gone();
    } else {
      crew.agenda().schedule(kill, crew.agenda().now() + graceSeconds);
    }
  }

  /** Called when it has nothing left in hand; returns whether it was stopping, and is gone now. */
  final boolean isGoneIfEmpty() {
    boolean isGone = state == State.STOPPING;
    if (isGone) {
      gone();
    }
    return isGone;
  }

  private void kill() {
    drop();
    gone();
  }

  private void crash() {
    ConsumerPlan.Crash plan = crew.plan().crash();
    if (plan != null && state == State.RUNNING) {
      awaySeconds = Seconds.of(plan.restart());
    }
    kill();
  }

  private void gone() {
    crew.running(-1, -slots());
    crew.agenda().cancel(crash);
    crew.agenda().cancel(kill);
    state = State.AWAY;
    if (isWanted) {
      crew.agenda().schedule(restart, crew.agenda().now() + awaySeconds);
    } else {
      restart();
    }
  }

  /** Ends its absence. */
  private void restart() {
    state = State.OFF;
    awaySeconds = 0;
    if (isWanted) {
      start();
    }
    Runnable then = whenBack;
    whenBack = null;
    if (then != null) {
      then.run();
    }
  }
}
