package dev.tailback.server.snapshot;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.EngineClock;
import java.time.Duration;

/**
 * The clock as it was when a snapshot was saved.
 *
 * @param engineMillis the time it showed
 * @param systemMillis the machine's time at that moment
 * @param isPaused whether it was paused
 */
record SavedClock(long engineMillis, long systemMillis, boolean isPaused) {

  /** Returns the clock of a gate. Called inside the gate. */
  static SavedClock of(EngineGate gate) {
    long engineMillis = gate.call(queues -> queues.timeline().nowMillis());
    return new SavedClock(engineMillis, System.currentTimeMillis(), gate.clock().isPaused());
  }

  static SavedClock readFrom(StateInput in) {
    return in.readRecord(SavedClock.class);
  }

  void writeTo(StateOutput out) {
    out.writeRecord(this);
  }

  /** Sets a clock to the moment of the snapshot, and pauses it there until it is resumed. */
  void hold(EngineClock clock) {
    clock.pauseAt(engineMillis);
  }

  /** Resumes a clock: one that was running has kept running while there was no server. */
  void goOn(EngineClock clock) {
    if (!isPaused) {
      long missed = Math.max(0, System.currentTimeMillis() - systemMillis);
      clock.move(Duration.ofMillis(missed));
      clock.resume();
    }
  }
}
