package dev.tailback.lab.result;

import java.util.List;
import java.util.Map;

/**
 * The results of one run.
 *
 * @param figures the totals of all queues and consumers
 * @param byQueue the figures of each queue, by its name
 * @param byConsumer the figures of each group of consumers, by its name
 * @param batches values of the figures that are means, in equal parts of the measured time
 * @param series what changed over time, from the start of the run
 * @param histograms the times that messages took
 * @param alarms the states of each alarm
 * @param warmUpSeconds the warm-up, which is not measured
 * @param playedSeconds the simulated time: the scenario's duration, or less if it was stopped
 * @param brokenLaws the laws that do not hold, which is a bug; empty if all hold
 */
public record RunResult(
    long seed,
    Map<Figure, Double> figures,
    Map<String, Map<Figure, Double>> byQueue,
    Map<String, Map<Figure, Double>> byConsumer,
    Map<Figure, double[]> batches,
    List<Series> series,
    List<Histogram> histograms,
    List<AlarmStates> alarms,
    double warmUpSeconds,
    double playedSeconds,
    List<String> brokenLaws) {

  /** The states of an alarm over time; the first is at 0. */
  public record AlarmStates(String name, List<Change> changes) {
    /** Copies the list. */
    public AlarmStates {
      changes = List.copyOf(changes);
    }

    /**
     * A state from a time in seconds onward: {@code OK}, {@code ALARM} or {@code
     * INSUFFICIENT_DATA}.
     */
    public record Change(double atSeconds, String state) {}
  }

  /**
   * How often times lay between bounds.
   *
   * @param of the queue
   * @param what {@code wait} or {@code age}; see {@link Figure#WAIT_MEAN} and {@link
   *     Figure#AGE_MEAN}
   * @param upTo the upper bounds of the bins in seconds, in ascending order
   * @param counts how many times lie in each bin
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Histogram(String of, String what, double[] upTo, long[] counts) {}
}
