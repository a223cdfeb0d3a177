package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan;
import java.util.stream.Stream;

/** A message that fails holds back its whole group on a FIFO queue. */
final class HeldGroupRule implements Rule {
  private static final double SLOW = 5;

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
        "One message in a hundred of "
            + at.queueName()
            + " waits "
            + seconds(at.of().median(Figure.AGE_P99, at.queueName()))
            + " or longer: one that is not deleted holds back its group for the visibility timeout"
            + " of "
            + seconds(at.timeout())
            + (receives > 0
                ? ", and up to " + seconds((double) receives * at.timeout()) + " if it always fails"
                : ", and until it expires if it always fails");
    int timeout = (int) Math.ceil(at.processing().quantile(0.99));
    String deadLetters = receives > 0 ? "" : " and a dead-letter queue after 3 receives";
    return new Finding(
        "heldGroup",
        Severity.DELAY,
        problem,
        "with a visibility timeout of "
            + seconds(timeout)
            + deadLetters
            + " it would be "
            + seconds((double) Math.max(1, receives > 0 ? receives : 3) * timeout)
            + " at most",
        Figure.AGE_P99,
        at.queueName());
  }
}
