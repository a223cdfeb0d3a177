package dev.tailback.server.cloudwatch.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.ErrorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one request's parameters. CloudWatch reports all problems of the same
 * kind together, one per line.
 */
public final class Problems {
  private record Problem(ErrorShape error, String text) {}

  private static final int MAX_REPORTED = 20;

  private final boolean isValidation;
  private final List<Problem> problems = new ArrayList<>();

  private Problems(boolean isValidation) {
    this.isValidation = isValidation;
  }

  /** Returns a collector for an action whose errors distinguish missing from invalid parameters. */
  public static Problems ofParameters() {
    return new Problems(false);
  }

  /** Returns a collector for an action that answers every problem with a ValidationError. */
  public static Problems ofValidation() {
    return new Problems(true);
  }

  /** Adds a required parameter that is absent or empty. */
  public void missing(String parameter) {
    add(CloudWatchErrors.MISSING_PARAMETER, "The parameter " + parameter + " is required.");
  }

  /** Adds a parameter that has an invalid value. */
  public void invalid(Object value, String parameter) {
    invalid("The value " + value + " for parameter " + parameter + " is invalid.");
  }

  /** Adds a parameter that has an invalid value, with the given text. */
  public void invalid(String text) {
    add(CloudWatchErrors.INVALID_PARAMETER_VALUE, text);
  }

  /** Adds a period whose length is not allowed; PutMetricAlarm has its own text. */
  public void invalidPeriod(String parameter) {
    invalid(
        isValidation
            ? "Period must be 10, 20, 30 or a multiple of 60"
            : "The parameter " + parameter + " must be 1, 5, 10, 20, 30 or a multiple of 60.");
  }

  /** Adds two parameters that exclude each other. */
  public void bothGiven(String one, String other) {
    combination(
        "The parameters "
            + one
            + " and "
            + other
            + " are mutually exclusive and you have specified both.");
  }

  /** Adds parameters that do not fit together. */
  public void combination(String text) {
    add(CloudWatchErrors.INVALID_PARAMETER_COMBINATION, text);
  }

  private void add(ErrorShape error, String text) {
    problems.add(new Problem(isValidation ? CloudWatchErrors.VALIDATION : error, text));
  }

  /**
   * Adds a problem that keeps the rest from being read.
   *
   * @throws Refusal like {@link #check}
   */
  public void refuse(String text) {
    invalid(text);
    check();
  }

  /**
   * Checks that there are no problems.
   *
   * @throws Refusal with the problems that are of the same kind as the first
   */
  public void check() {
    if (!problems.isEmpty()) {
      ErrorShape first = problems.get(0).error;
      List<String> texts =
          problems.stream()
              .filter(problem -> problem.error.equals(first))
              .map(Problem::text)
              .limit(MAX_REPORTED)
              .toList();
      throw new Refusal(first, String.join("\n", texts));
    }
  }
}
