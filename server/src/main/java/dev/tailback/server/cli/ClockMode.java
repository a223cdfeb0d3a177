package dev.tailback.server.cli;

import dev.tailback.engine.time.EngineClock;
import java.util.Locale;

/** Whether the clock runs by itself. */
enum ClockMode {
  RUNNING,
  PAUSED;

  /** Returns a clock that shows the machine's time and is running or paused. */
  EngineClock start() {
    return this == PAUSED ? EngineClock.paused() : EngineClock.running();
  }

  /** Returns its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
