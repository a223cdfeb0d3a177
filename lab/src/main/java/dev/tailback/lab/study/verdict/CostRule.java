package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.dollars;

import dev.tailback.lab.result.Figure;
import java.util.stream.Stream;

/** Messages are sent, received and deleted one by one, and the requests cost something. */
final class CostRule implements Rule {
  private static final double WORTH_IT = 100;
  private static final int MAX_BATCH = 10;
  private static final double HALF = 0.5;

  @Override
  public Stream<Finding> find(Case of) {
    return isOneByOne(of) && !isIdle(of) && of.median(Figure.COST_A_MONTH) >= WORTH_IT
        ? Stream.of(finding(of))
        : Stream.empty();
  }

  private static boolean isOneByOne(Case of) {
    return of.scenario().producers().stream().allMatch(one -> one.batch() == 1)
        && of.scenario().consumers().stream().allMatch(one -> one.receive().max() == 1);
  }

  /** Empty receives are mostly a matter of the wait time, not of batches. */
  private static boolean isIdle(Case of) {
    return of.median(Figure.EMPTY_RECEIVES) > HALF;
  }

  private static Finding finding(Case of) {
    double cost = of.median(Figure.COST_A_MONTH);
    double sent = of.median(Figure.SENT);
    String each =
        sent > 0
            ? "Each message takes " + count(of.median(Figure.REQUESTS) / sent) + " requests, which"
            : "The requests";
    return new Finding(
        "cost",
        Severity.WASTE,
        each + " cost " + dollars(cost) + " a month",
        "in full batches of ten they would cost " + dollars(cost / MAX_BATCH),
        Figure.COST_A_MONTH,
        null);
  }
}
