package dev.tailback.server.console;

import java.util.Locale;

/** What the console may do. */
public enum ConsoleMode {
  /** There is no console: neither its page nor its stream. */
  OFF,
  /** The console shows everything and changes nothing. */
  READ_ONLY,
  /** The console shows and changes everything. */
  ON;

  /** Returns its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
