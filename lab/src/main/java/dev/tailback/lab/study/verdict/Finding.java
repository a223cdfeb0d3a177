package dev.tailback.lab.study.verdict;

import dev.tailback.lab.result.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param rule the rule that found it, such as {@code visibilityTimeout}
 * @param problem what is wrong, with its number; a sentence without its full stop
 * @param remedy what to do, with its number; continues the sentence of the problem
 * @param figure the figure that shows it; the variants are compared by it
 * @param of the queue or consumer it is about, {@code null} for all together
 */
public record Finding(
    String rule,
    Severity severity,
    String problem,
    String remedy,
    Figure figure,
    @Nullable String of) {

  /** Returns the problem and the remedy. */
  public String sentence() {
    return remedy.isEmpty() ? problem + "." : problem + "; " + remedy + ".";
  }

  /** Returns the same finding with another severity. */
  Finding as(Severity other) {
    return new Finding(rule, other, problem, remedy, figure, of);
  }
}
