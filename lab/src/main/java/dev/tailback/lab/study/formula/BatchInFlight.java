package dev.tailback.lab.study.formula;

import dev.tailback.lab.scenario.ConsumerPlan;

/**
 * What a consumer has in flight after a receive, if the batch is full: all of it becomes visible
 * again at the same time, but is processed one by one unless it is processed in parallel.
 */
public record BatchInFlight(ConsumerPlan consumer) {
  private static final int MAX_TIMEOUT_SECONDS = 43_200;

  /** Returns the share of messages of full batches that are not deleted by the timeout's end. */
  public double late(double timeoutSeconds) {
    if (isExtended(timeoutSeconds)) {
      return 0;
    }
    ProcessingTime time = new ProcessingTime(consumer.process());
    int batch = consumer.receive().max();
    if (consumer.isParallel()) {
      double one = time.longer(1, timeoutSeconds);
      return consumer.deletesBatch() ? 1 - Math.pow(1 - one, batch) : one;
    }
    return consumer.deletesBatch()
        ? time.longer(batch, timeoutSeconds)
        : lateOneByOne(time, batch, timeoutSeconds);
  }

  /**
   * Returns the shortest visibility timeout in whole seconds that leaves fewer than this share
   * late; -1 if Amazon's longest one does not.
   */
  public int timeoutFor(double share) {
    int low = 0;
    int high = MAX_TIMEOUT_SECONDS;
    if (lateWithoutHeartbeat(high) >= share) {
      return -1;
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (lateWithoutHeartbeat(middle) < share) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double lateWithoutHeartbeat(double timeout) {
    return new BatchInFlight(withoutHeartbeat()).late(timeout);
  }

  private boolean isExtended(double timeoutSeconds) {
    ConsumerPlan.Heartbeat beat = consumer.heartbeat();
    return beat != null
        && beat.every().toMillis() < timeoutSeconds * 1000
        && beat.every().compareTo(beat.extendTo()) < 0;
  }

  private static double lateOneByOne(ProcessingTime time, int batch, double timeout) {
    double sum = 0;
    for (int place = 1; place <= batch; place++) {
      sum += time.longer(place, timeout);
    }
    return sum / batch;
  }

  private ConsumerPlan withoutHeartbeat() {
    return new ConsumerPlan(
        consumer.name(),
        consumer.queue(),
        consumer.count(),
        consumer.receive(),
        consumer.process(),
        consumer.isParallel(),
        consumer.fails(),
        consumer.poison(),
        consumer.crash(),
        consumer.deploy(),
        null,
        consumer.deletesBatch(),
        consumer.downstream(),
        consumer.old(),
        consumer.polling());
  }
}
