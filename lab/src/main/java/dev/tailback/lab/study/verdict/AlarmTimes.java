package dev.tailback.lab.study.verdict;

import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.RunResult.AlarmStates;
import dev.tailback.lab.result.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When alarms went off in the first run, and which series they watch. */
final class AlarmTimes {
  private static final Map<String, Series.Measure> MEASURES =
      Map.of(
          "ApproximateNumberOfMessagesVisible", Series.Measure.VISIBLE,
          "ApproximateNumberOfMessagesNotVisible", Series.Measure.IN_FLIGHT,
          "ApproximateAgeOfOldestMessage", Series.Measure.OLDEST);

  private AlarmTimes() {}

  /** Returns the series of the alarm's metric, if it is a level of a queue. */
  static Optional<Series> series(Case of, AlarmDefinition alarm) {
    MetricStat stat = alarm.metric();
    Series.Measure measure = stat == null ? null : MEASURES.get(stat.metric().name());
    return stat == null || measure == null
        ? Optional.empty()
        : stat.metric().dimensions().stream()
            .filter(one -> one.name().equals("QueueName"))
            .map(Dimension::value)
            .findAny()
            .flatMap(queue -> of.series(measure, queue));
  }

  /** Returns when the alarm first went off, in seconds. */
  static Optional<Double> fired(Case of, String name) {
    return of.outcome().runs().stream()
        .limit(1)
        .map(RunResult::alarms)
        .flatMap(List::stream)
        .filter(one -> one.name().equals(name))
        .map(AlarmStates::changes)
        .flatMap(List::stream)
        .filter(change -> change.state().equals("ALARM"))
        .map(AlarmStates.Change::atSeconds)
        .findFirst();
  }
}
