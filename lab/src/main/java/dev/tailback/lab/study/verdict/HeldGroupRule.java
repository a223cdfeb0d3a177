package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan;
import java.util.stream.Stream;

/** A message that fails holds back its whole group on a FIFO queue. */
final class HeldGroupRule implements Rule {
  private static final double SLOW = 5;
  private static final int RECEIVES = 3;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(HeldGroupRule::isHeld).map(HeldGroupRule::finding);
  }

  private static boolean isHeld(Station at) {
    return at.queue().settings().isFifo()
        && at.consumer().heartbeat() == null
        && (fails(at.consumer()) || at.consumer().crash() != null)
        && at.of().median(Figure.AGE_P99, at.queueName()) > SLOW * at.processing().quantile(0.99);
  }

  private static boolean fails(ConsumerPlan consumer) {
    return consumer.fails() > 0 || consumer.poison() > 0;
  }

  private static Finding finding(Station at) {
    int receives = at.queue().maxReceiveCount();
    String problem =
        beginning(at)
            + ": a message that is not deleted holds back its group for the visibility timeout of "
            + seconds(at.timeout())
            + (receives > 0
                ? ", or up to " + seconds((double) receives * at.timeout()) + " if it always fails"
                : ", or until it expires if it always fails");
    return new Finding(
        "heldGroup",
        isGrowing(at) ? Severity.GROWTH : Severity.DELAY,
        problem,
        remedy(at),
        Figure.AGE_P99,
        at.queueName());
  }

  private static String beginning(Station at) {
    return isGrowing(at)
        ? Backlog.growth(at.queueName(), at.of().backlog(at.queueName()).perSecond())
        : "One message in a hundred of "
            + at.queueName()
            + " waits "
            + seconds(at.of().median(Figure.AGE_P99, at.queueName()))
            + " or longer";
  }

  private static boolean isGrowing(Station at) {
    return at.of().backlog(at.queueName()).isGrowing();
  }

  private static String remedy(Station at) {
    int receives = at.queue().maxReceiveCount();
    if (!at.hasShorterTimeout()) {
      return "a worker that fails should set the visibility timeout of its message to 0"
          + (receives > 0 ? "" : ", and the queue needs a dead-letter queue");
    }
    return "with a visibility timeout of "
        + seconds(at.safeTimeout())
        + (receives > 0 ? "" : " and a dead-letter queue after " + RECEIVES + " receives")
        + " a group would be held for about "
        + seconds((double) (receives > 0 ? receives : RECEIVES) * at.safeTimeout());
  }
}
