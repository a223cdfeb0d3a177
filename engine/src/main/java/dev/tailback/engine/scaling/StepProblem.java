package dev.tailback.engine.scaling;

/** What can be wrong with the steps of a policy, in the words of Application Auto Scaling. */
public enum StepProblem {
  NO_BOUND("Both lower and upper bounds of a step adjustment cannot be left unspecified"),
  NO_INTERVAL("Lower bound must be less than upper bound for a step adjustment"),
  TWO_WITHOUT_LOWER_BOUND("At most one step adjustment may have an unspecified lower bound"),
  TWO_WITHOUT_UPPER_BOUND("At most one step adjustment may have an unspecified upper bound"),
  ENDS_BELOW_ZERO(
      "There must be a step adjustment with an unspecified lower bound when one step adjustment has"
          + " a negative lower bound"),
  ENDS_ABOVE_ZERO(
      "There must be a step adjustment with an unspecified upper bound when one step adjustment has"
          + " a positive upper bound"),
  OVERLAP("Step adjustment intervals cannot overlap"),
  GAP("Step adjustment intervals cannot have gaps between them");

  private final String text;

  StepProblem(String text) {
    this.text = text;
  }

  /** Returns what is wrong. */
  public String text() {
    return text;
  }
}
