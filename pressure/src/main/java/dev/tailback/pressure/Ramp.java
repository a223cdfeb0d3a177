package dev.tailback.pressure;

/**
 * A number that changes linearly from one value to another, starting with its rule, and then stays
 * constant.
 *
 * @param overMillis how long that takes
 */
public record Ramp(double from, double to, long overMillis) {

  /** Returns a number that does not change. */
  public static Ramp constant(double value) {
    return new Ramp(value, value, 0);
  }

  /** Returns the number at an age of the rule. */
  public double at(long ageMillis) {
    return ageMillis >= overMillis ? to : from + (to - from) * ageMillis / overMillis;
  }
}
