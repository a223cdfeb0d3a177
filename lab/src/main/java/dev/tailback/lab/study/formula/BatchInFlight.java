package dev.tailback.lab.study.formula;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Seconds;

/**
 * A full batch in flight: all of it becomes visible again at the same time, but its messages are
 * processed one by one, unless the consumer is parallel.
 */
public record BatchInFlight(ConsumerPlan consumer) {
  private static final int MAX_TIMEOUT_SECONDS = 43_200;

  /**
   * Returns the share of the messages in full batches that are not deleted before the timeout ends.
   */
  public double late(double timeoutSeconds) {
    return isExtended(timeoutSeconds) ? 0 : unfinished(lastSecond(timeoutSeconds));
  }

  /** Returns the share of the messages in full batches that are not deleted after a time. */
  public double unfinished(double seconds) {
    ProcessingTime time = new ProcessingTime(consumer.process());
    int batch = consumer.receive().max();
    if (isParallel()) {
      double one = time.longer(1, seconds);
      return consumer.deletesBatch() ? 1 - Math.pow(1 - one, batch) : one;
    }
    return consumer.deletesBatch()
        ? time.longer(batch, seconds)
        : lateOneByOne(time, batch, seconds);
  }

  /** Returns whether the messages of a batch do not wait for each other. */
  public boolean isParallel() {
    return consumer.isParallel() || consumer.polling() instanceof Polling.Spring;
  }

  /** Returns how many messages are processed one after another. */
  public int serial() {
    return isParallel() ? 1 : consumer.receive().max();
  }

  /**
   * Returns the shortest visibility timeout in whole seconds that keeps the late share below this,
   * without a heartbeat; -1 if even Amazon's longest does not.
   */
  public int timeoutFor(double share) {
    int low = 0;
    int high = MAX_TIMEOUT_SECONDS;
    if (unfinished(high) >= share) {
      return -1;
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (unfinished(middle) < share) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Returns whether the first heartbeat comes in time, but the next one too late. */
  public boolean hasGaps(double timeoutSeconds) {
    return beats(timeoutSeconds) && !isExtended(timeoutSeconds);
  }

  private boolean isExtended(double timeoutSeconds) {
    ConsumerPlan.Heartbeat beat = consumer.heartbeat();
    return beats(timeoutSeconds) && beat != null && beat.every().compareTo(beat.extendTo()) < 0;
  }

  private boolean beats(double timeoutSeconds) {
    ConsumerPlan.Heartbeat beat = consumer.heartbeat();
    return beat != null && beat.every().toMillis() < timeoutSeconds * 1000;
  }

  /** Returns when a message becomes visible again: after the first heartbeat if there is one. */
  private double lastSecond(double timeoutSeconds) {
    ConsumerPlan.Heartbeat beat = consumer.heartbeat();
    return beats(timeoutSeconds) && beat != null
        ? Seconds.of(beat.every().plus(beat.extendTo()))
        : timeoutSeconds;
  }

  private static double lateOneByOne(ProcessingTime time, int batch, double timeout) {
    double sum = 0;
    for (int place = 1; place <= batch; place++) {
      sum += time.longer(place, timeout);
    }
    return sum / batch;
  }
}
