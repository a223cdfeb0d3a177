package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.study.formula.BatchInFlight;
import dev.tailback.lab.study.formula.Redrive;
import java.time.Duration;
import java.util.stream.Stream;

/** Messages are dead-lettered that would have been processed after more receives. */
final class DeadLettersRule implements Rule {
  private static final double TOO_MANY = 0.001;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(DeadLettersRule::losesGoodOnes).map(DeadLettersRule::finding);
  }

  private static boolean losesGoodOnes(Station at) {
    double poison = at.consumer().poison();
    return at.queue().maxReceiveCount() > 0
        && deadLettered(at) - poison > Math.max(TOO_MANY, poison * 0.2);
  }

  private static double deadLettered(Station at) {
    return at.of().median(Figure.DEAD_LETTERED_SHARE, at.queueName());
  }

  private static Finding finding(Station at) {
    String problem =
        share(deadLettered(at))
            + " of the messages of "
            + at.queueName()
            + " were dead-lettered after "
            + at.queue().maxReceiveCount()
            + " receives: "
            + cause(at);
    return new Finding(
        "deadLetters",
        Severity.LOSS,
        problem,
        remedy(at),
        Figure.DEAD_LETTERED_SHARE,
        at.queueName());
  }

  private static String cause(Station at) {
    Duration outage = outage(at);
    if (!outage.isZero()) {
      return "an outage of "
          + seconds(outage.toMillis() / 1e3)
          + " uses them up, as a message comes back every "
          + seconds(at.timeout());
    }
    return at.consumer().fails() >= late(at)
        ? share(at.consumer().fails()) + " of the deliveries fail"
        : "the visibility timeout of " + seconds(at.timeout()) + " ends before they are deleted";
  }

  private static String remedy(Station at) {
    Duration outage = outage(at);
    if (!outage.isZero()) {
      long receives = outage.toMillis() / 1000 / Math.max(1, at.timeout()) + 2;
      return "a maxReceiveCount of " + receives + " outlasts it";
    }
    double fails = Math.max(at.consumer().fails(), late(at));
    return fails <= 0 || fails >= 1
        ? ""
        : "with a maxReceiveCount of "
            + Redrive.receivesFor(fails, TOO_MANY)
            + " fewer than 0.1 % would be";
  }

  private static double late(Station at) {
    return new BatchInFlight(at.consumer()).late(at.timeout());
  }

  private static Duration outage(Station at) {
    ConsumerPlan.Downstream downstream = at.consumer().downstream();
    return downstream == null
        ? Duration.ZERO
        : downstream.outages().stream()
            .map(ConsumerPlan.Downstream.Outage::lasts)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
  }
}
