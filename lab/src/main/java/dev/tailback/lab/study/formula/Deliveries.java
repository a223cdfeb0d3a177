package dev.tailback.lab.study.formula;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;

/**
 * Why deliveries to a consumer do not end with a delete: they fail, the worker crashes, or the
 * visibility timeout ends first. These are independent of each other; poison is not included.
 */
public record Deliveries(ConsumerPlan consumer, double timeoutSeconds) {
  private static final int STEPS = 2_000;

  /** Returns the share that comes back for any of these reasons. */
  public double lost() {
    return 1 - (1 - late()) * (1 - failed());
  }

  /** Returns the share whose visibility timeout ends before their delete. */
  public double late() {
    return new BatchInFlight(consumer).late(timeoutSeconds);
  }

  /** Returns the share that comes back whatever the visibility timeout is. */
  public double failed() {
    return 1 - (1 - consumer.fails()) * (1 - crashed());
  }

  /**
   * Returns the share that a worker has in hand when it crashes: the mean over all times to a
   * crash, of the probability that the processing takes longer.
   */
  public double crashed() {
    if (consumer.crash() == null) {
      return 0;
    }
    double every = Seconds.of(consumer.crash().every());
    BatchInFlight batch = new BatchInFlight(consumer);
    double sum = 0;
    for (int n = 0; n < STEPS; n++) {
      sum += batch.unfinished(-every * Math.log((n + 0.5) / STEPS)) / STEPS;
    }
    return sum;
  }
}
