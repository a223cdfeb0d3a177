package dev.tailback.server.pressure;

/** Refuses a throttle or fault rule beyond the maximum number of them; carries no stack trace. */
public final class TooManyRules extends RuntimeException {
  /** What they are called where there are too many. */
  public static final String THROTTLES = "throttles";

  public static final String FAULTS = "fault rules";

  /** How many throttles, and how many fault rules, there can be. Every call is matched to all. */
  private static final int MAX_RULES = 1_000;

  private static final long serialVersionUID = 1L;

  private final String text;

  private TooManyRules(String message) {
    super(message, null, false, false);
    text = message;
  }

  /** Returns what is wrong, and what to do about it. */
  public String text() {
    return text;
  }

  /** Refuses more than the maximum number of rules of a kind. */
  public static void check(int rules, String kind) {
    if (rules > MAX_RULES) {
      throw new TooManyRules(
          "There can't be more than " + MAX_RULES + " " + kind + ". Remove some first.");
    }
  }
}
