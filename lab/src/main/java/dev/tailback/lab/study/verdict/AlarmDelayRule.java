package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Series;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm goes off long after its threshold was crossed, or not at all. */
final class AlarmDelayRule implements Rule {
  private static final double TOO_LONG = 180;

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().alarms().stream()
        .map(ConfiguredAlarm::definition)
        .filter(alarm -> !alarm.comparison().isBelow())
        .flatMap(
            alarm -> AlarmTimes.series(of, alarm).flatMap(it -> finding(of, alarm, it)).stream());
  }

  private static Optional<Finding> finding(Case of, AlarmDefinition alarm, Series series) {
    double fired = AlarmTimes.fired(of, alarm.id().name()).orElse(Double.NaN);
    double end = series.values().length * series.stepSeconds();
    double crossed = crossed(alarm, series, Double.isNaN(fired) ? end : fired);
    double delay = (Double.isNaN(fired) ? end : fired) - crossed;
    return delay > TOO_LONG
        ? Optional.of(finding(alarm, delay, !Double.isNaN(fired)))
        : Optional.empty();
  }

  private static Finding finding(AlarmDefinition alarm, double delay, boolean isFired) {
    String name = alarm.id().name();
    String problem =
        isFired
            ? "The alarm "
                + name
                + " goes off "
                + seconds(Math.rint(delay))
                + " after its threshold of "
                + count(alarm.threshold())
                + " is crossed"
            : "The alarm "
                + name
                + " never goes off, though its threshold of "
                + count(alarm.threshold())
                + " is crossed for "
                + seconds(Math.rint(delay));
    int period = alarm.periodSeconds();
    return new Finding(
        "alarmDelay",
        Severity.DELAY,
        problem,
        alarm.datapointsNeeded() * period > 60
            ? "it needs "
                + alarm.datapointsNeeded()
                + " of "
                + alarm.evaluationPeriods()
                + " datapoints of "
                + seconds(period)
                + "; with 1 datapoint of 60 s it would go off after about 2 min"
            : "",
        Figure.FIRST_ALARM,
        null);
  }

  /** Returns since when, at a given time, the threshold has been crossed without a break. */
  private static double crossed(AlarmDefinition alarm, Series series, double at) {
    int step = Math.min(series.values().length, (int) (at / series.stepSeconds()));
    while (step > 0 && isBreaching(alarm, series.values()[step - 1])) {
      step--;
    }
    return Math.min(at, step * series.stepSeconds());
  }

  private static boolean isBreaching(AlarmDefinition alarm, double value) {
    return alarm.comparison().isBreaching(value, alarm.threshold());
  }
}
