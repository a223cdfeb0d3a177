package dev.tailback.server.log;

import java.util.Locale;

/** The calls that are logged. */
public enum LogLevel {
  /** None. */
  OFF,
  /** Refused and failed calls, including batches with failed entries. Equal ones are folded. */
  REFUSALS,
  /** All calls, one line each. */
  REQUESTS;

  /** Returns its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
