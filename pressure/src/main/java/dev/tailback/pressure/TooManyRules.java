package dev.tailback.pressure;

/** Rejects a rule beyond the maximum number of rules in a family; carries no stack trace. */
public final class TooManyRules extends RuntimeException {
  /** The maximum number of throttles, and of fault rules. Every call is matched against all. */
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

  /**
   * Rejects more than the maximum number of rules.
   *
   * @param noun what a rule is called in the message
   */
  public static void check(int rules, String noun) {
    if (rules > MAX_RULES) {
      throw new TooManyRules(
          "There can't be more than " + MAX_RULES + " " + noun + "s. Remove some first.");
    }
  }
}
