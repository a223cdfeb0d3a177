package dev.tailback.lab.sim.statistic;

import dev.tailback.lab.result.Series;
import dev.tailback.lab.result.Series.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Samples what one recorder measures, in equal steps. */
final class Sampler {
  private static final List<Measure> OF_A_QUEUE =
      List.of(
          Measure.VISIBLE,
          Measure.IN_FLIGHT,
          Measure.DELAYED,
          Measure.OLDEST,
          Measure.SENT_RATE,
          Measure.RECEIVED_RATE,
          Measure.DELETED_RATE,
          Measure.EMPTY_RATE,
          Measure.DEAD_LETTERED_RATE,
          Measure.THROTTLED_RATE,
          Measure.REPEATED);
  private static final List<Measure> OF_A_CONSUMER =
      List.of(Measure.WORKERS, Measure.WORKERS_WANTED);

  private final Recorder recorder;
  private final double stepSeconds;
  private final Map<Measure, double[]> values = new EnumMap<>(Measure.class);
  private Tally before = new Tally();
  private int taken;

  Sampler(Recorder recorder, boolean isQueue, double stepSeconds, int steps) {
    this.recorder = recorder;
    this.stepSeconds = stepSeconds;
    (isQueue ? OF_A_QUEUE : OF_A_CONSUMER).forEach(of -> values.put(of, new double[steps]));
  }

  /** Takes the sample at the end of a step. */
  void take() {
    Tally step = recorder.tally().since(before);
    before = recorder.tally().copy();
    values.forEach((measure, all) -> all[taken] = value(measure, step));
    taken++;
  }

  private double value(Measure measure, Tally step) {
    return switch (measure) {
      case VISIBLE -> recorder.visible().value();
      case IN_FLIGHT -> recorder.inFlight().value();
      case DELAYED -> recorder.delayed().value();
      case OLDEST -> recorder.oldest();
      case SENT_RATE -> step.get(Sum.SENT) / stepSeconds;
      case RECEIVED_RATE -> step.get(Sum.RECEIVED) / stepSeconds;
      case DELETED_RATE -> step.get(Sum.DELETED) / stepSeconds;
      case EMPTY_RATE -> step.get(Sum.EMPTY) / stepSeconds;
      case DEAD_LETTERED_RATE -> step.get(Sum.DEAD_LETTERED) / stepSeconds;
      case THROTTLED_RATE -> step.get(Sum.THROTTLED) / stepSeconds;
      case REPEATED -> repeated(step);
      case WORKERS -> recorder.workers().value();
      case WORKERS_WANTED -> recorder.wanted();
    };
  }

  private static double repeated(Tally step) {
    double received = step.get(Sum.RECEIVED);
    return received == 0 ? Double.NaN : step.get(Sum.REPEATED) / received;
  }

  /** Returns the samples taken so far. */
  List<Series> series() {
    List<Series> all = new ArrayList<>();
    values.forEach(
        (measure, samples) ->
            all.add(
                new Series(recorder.name(), measure, stepSeconds, Arrays.copyOf(samples, taken))));
    return all;
  }
}
