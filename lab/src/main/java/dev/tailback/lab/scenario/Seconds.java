package dev.tailback.lab.scenario;

import java.time.Duration;

/** Converts durations to the seconds that the lab computes with. */
public final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  /** Returns a duration in seconds. */
  public static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
