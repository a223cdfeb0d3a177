package dev.tailback.lab.sim;

import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.lab.sim.statistic.Tally;
import java.util.ArrayList;
import java.util.List;

/** Checks at the end of a run the laws that hold for every run. */
final class Laws {
  private static final double TOLERANCE = 0.01;
  private static final double ROUNDING = 1e-6;

  private final List<String> broken = new ArrayList<>();

  private Laws() {}

  /** Returns the laws that are broken, each in a sentence. */
  static List<String> broken(Stage stage) {
    Laws laws = new Laws();
    double now = stage.agenda().now();
    stage.queues().forEach(queue -> laws.check(queue, now));
    laws.checkAll(stage);
    stage.measurement().consumers().forEach(laws::checkUtilisation);
    return laws.broken;
  }

  private void check(SimQueue queue, double now) {
    Tally sums = queue.recorder().tally();
    double in = sums.get(Sum.SENT) + sums.get(Sum.MOVED_IN);
    double out =
        sums.get(Sum.DELETED)
            + sums.get(Sum.DEAD_LETTERED)
            + sums.get(Sum.EXPIRED)
            + sums.get(Sum.MOVED_OUT);
    long there = there(queue);
    if (in != out + there) {
      broken.add(
          "%s: %.0f messages entered, but %.0f left and %d remain"
              .formatted(queue.name(), in, out, there));
    }
    checkLittle(queue, now);
  }

  /** Returns how many messages the engine holds. */
  private static long there(SimQueue queue) {
    var counts = queue.engine().counts();
    return (long) counts.visible() + counts.inFlight() + counts.delayed();
  }

  /**
   * The engine's message count integrated over time equals the sum of the times that the messages
   * stayed. If no message is left over, this is Little's law.
   */
  private void checkLittle(SimQueue queue, double now) {
    Tally sums = queue.recorder().tally();
    double counted = sums.get(Sum.VISIBLE) + sums.get(Sum.IN_FLIGHT) + sums.get(Sum.DELAYED);
    double stayed = queue.staySeconds(now);
    if (Math.abs(counted - stayed) > TOLERANCE * Math.max(1, stayed)) {
      broken.add(
          "%s: the messages counted over time are %.3f message-seconds, but stayed %.3f"
              .formatted(queue.name(), counted, stayed));
    }
  }

  private void checkAll(Stage stage) {
    double sent = 0;
    double gone = 0;
    for (SimQueue queue : stage.queues()) {
      Tally sums = queue.recorder().tally();
      sent += sums.get(Sum.SENT);
      gone += sums.get(Sum.DELETED) + sums.get(Sum.EXPIRED) + there(queue);
    }
    if (sent != gone) {
      broken.add(
          "%.0f messages were sent, but %.0f were deleted, expired or remain"
              .formatted(sent, gone));
    }
  }

  private void checkUtilisation(Recorder consumer) {
    double busy = consumer.tally().get(Sum.BUSY);
    double slots = consumer.tally().get(Sum.SLOTS);
    if (busy > slots * (1 + ROUNDING) + ROUNDING) {
      broken.add(
          "%s: it processed for %.3f seconds, but had %.3f"
              .formatted(consumer.name(), busy, slots));
    }
  }
}
