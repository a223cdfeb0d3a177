package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.study.formula.Deliveries;
import java.time.Duration;
import java.util.stream.Stream;

/** After an outage it takes longer than the outage until the backlog is gone. */
final class RecoveryRule implements Rule {
  private static final double ROUNDING = 1e6;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(RecoveryRule::isSlow).map(RecoveryRule::finding);
  }

  private static boolean isSlow(Station at) {
    double recovery = at.of().median(Figure.RECOVERY, at.queueName());
    return outage(at) > 0
        && at.utilisation() < 1
        && !(recovery <= outage(at))
        && workers(at) > at.workers();
  }

  private static double outage(Station at) {
    Downstream downstream = at.consumer().downstream();
    return downstream == null
        ? 0
        : downstream.outages().stream()
            .map(Downstream.Outage::lasts)
            .mapToDouble(Duration::toSeconds)
            .max()
            .orElse(0);
  }

  private static Finding finding(Station at) {
    double recovery = at.of().median(Figure.RECOVERY, at.queueName());
    double exact = Math.min(at.capacity(), at.downstream()) / receives(at) - at.arrivals();
    double spare = Math.rint(exact * ROUNDING) / ROUNDING;
    double backlog = at.arrivals() * outage(at);
    String problem =
        "After the outage of "
            + seconds(outage(at))
            + " it takes "
            + (Double.isNaN(recovery) ? "longer than the run" : seconds(recovery))
            + " until the backlog is gone: about "
            + count(backlog)
            + " messages, and the workers process only "
            + count(spare)
            + "/s more than arrive";
    return new Finding(
        "recovery",
        Severity.DELAY,
        problem,
        "with " + workers(at) + " workers it takes as long as the outage",
        Figure.RECOVERY,
        at.queueName());
  }

  /** Returns the workers that process twice as much as arrives. */
  private static int workers(Station at) {
    double used = at.arrivals() * receives(at) * at.processing().mean() / at.slotsOfWorker();
    return (int) Math.ceil(2 * used - 1 / ROUNDING);
  }

  /** Returns how often a message is received while there is no outage. */
  private static double receives(Station at) {
    double lost = new Deliveries(at.consumer(), at.timeout()).lost();
    return lost < 1 ? 1 / (1 - lost) : at.receives();
  }
}
