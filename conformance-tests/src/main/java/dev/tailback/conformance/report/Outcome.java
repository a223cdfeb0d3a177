package dev.tailback.conformance.report;

/** What became of a rule. */
enum Outcome {
  PASSED("passed"),
  FAILED("failed"),
  DIFFERS("differs as declared"),
  NOT_RUN("not run");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** As the reports call it. */
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
