package dev.tailback.server;

import dev.tailback.engine.EngineClock;
import java.util.Locale;

/** What moves the time. */
enum ClockMode {
  SYSTEM,
  MANUAL;

  /** A clock that shows the machine's time, and goes on or not. */
  EngineClock start() {
    EngineClock clock = EngineClock.running();
    if (this == MANUAL) {
      clock.pause();
    }
    return clock;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
