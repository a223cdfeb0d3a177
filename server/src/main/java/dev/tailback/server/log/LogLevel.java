package dev.tailback.server.log;

import java.util.Locale;

/** Which calls are logged. */
public enum LogLevel {
  /** None. */
  OFF,
  /** Those that were refused or failed, a batch with failed entries included; equal ones folded. */
  REFUSALS,
  /** All, one line each. */
  REQUESTS;

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
