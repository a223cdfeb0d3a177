package dev.tailback.conformance.report;

/** The outcome of a rule. */
enum Outcome {
  PASSED("passed"),
  FAILED("failed"),
  DIFFERS("differs as declared"),
  NOT_RUN("not run");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** Returns its name in the reports. */
  @Override
  public String toString() {
    return text;
  }

  static Outcome of(String text) {
    for (Outcome outcome : values()) {
      if (outcome.text.equals(text)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
