package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.formula.BatchInFlight;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Workers that are stopped have no time to finish, so that others have to wait and do it again. */
final class KilledWorkersRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(KilledWorkersRule::isLate).map(KilledWorkersRule::finding);
  }

  private static boolean isLate(Station at) {
    return grace(at).filter(time -> Seconds.of(time) < needed(at)).isPresent()
        && at.of().median(Figure.AGE_MAX, at.queueName()) >= at.timeout();
  }

  private static Finding finding(Station at) {
    String problem =
        "What a worker has in hand when it is stopped comes back after the visibility timeout of "
            + seconds(at.timeout())
            + ", and messages get as old as "
            + seconds(at.of().median(Figure.AGE_MAX, at.queueName()))
            + ": a stopped worker is given only "
            + seconds(Seconds.of(grace(at).orElse(Duration.ZERO)))
            + " to finish";
    return new Finding(
        "killedWorkers",
        Severity.DELAY,
        problem,
        "with " + seconds(Math.ceil(needed(at))) + ", 99 % of the messages would be finished",
        Figure.AGE_MAX,
        at.queueName());
  }

  /** Returns how long all messages in hand take, in 99 % of the cases. */
  private static double needed(Station at) {
    int batch = new BatchInFlight(at.consumer()).serial();
    return batch == 1
        ? at.processing().quantile(0.99)
        : at.processing().mean() * batch + 3 * at.processing().mean() * Math.sqrt(batch);
  }

  /** Returns the grace of stopped workers, if workers are stopped. */
  private static Optional<Duration> grace(Station at) {
    if (at.consumer().deploy() != null) {
      return Optional.of(at.consumer().deploy().grace());
    }
    return at.of().scenario().scaling().stream()
        .filter(plan -> plan.consumer().equals(at.consumer().name()))
        .filter(plan -> at.of().median(Figure.DIRECTION_CHANGES, plan.consumer()) > 0)
        .map(ScalingPlan::stopGrace)
        .findFirst();
  }
}
