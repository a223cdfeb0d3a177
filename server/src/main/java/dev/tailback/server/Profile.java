package dev.tailback.server;

import java.util.Locale;

/** A set of defaults, by what the emulator is used for. */
enum Profile {
  /** Amazon's limits, without the rules that make one wait for a minute. */
  DEV,
  /** As Amazon's SQS, with those rules too. */
  AWS,
  /** As {@link #DEV}, and the same in every run: the clock stands, and the seed is 1. */
  TEST;

  static final long TEST_SEED = 1;

  boolean hasSixtySecondRules() {
    return this == AWS;
  }

  boolean isRepeatable() {
    return this == TEST;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
