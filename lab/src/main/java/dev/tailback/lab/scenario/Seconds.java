package dev.tailback.lab.scenario;

import java.time.Duration;

/** Durations as the lab computes with them. */
public final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  /** Returns a duration in seconds. */
  public static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
