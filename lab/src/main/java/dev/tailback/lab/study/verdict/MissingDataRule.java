package dev.tailback.lab.study.verdict;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Series;
import java.util.Arrays;
import java.util.stream.Stream;

/** An alarm goes off because there are no data, not because its threshold is crossed. */
final class MissingDataRule implements Rule {

  @Override
  public Stream<Finding> find(Case of) {
    return of.scenario().alarms().stream()
        .map(ConfiguredAlarm::definition)
        .filter(alarm -> alarm.missingData() == MissingData.BREACHING)
        .filter(alarm -> AlarmTimes.fired(of, alarm.id().name()).isPresent())
        .filter(alarm -> AlarmTimes.series(of, alarm).filter(it -> isQuiet(alarm, it)).isPresent())
        .map(MissingDataRule::finding);
  }

  private static boolean isQuiet(AlarmDefinition alarm, Series series) {
    return Arrays.stream(series.values())
        .noneMatch(value -> alarm.comparison().isBreaching(value, alarm.threshold()));
  }

  private static Finding finding(AlarmDefinition alarm) {
    return new Finding(
        "missingData",
        Severity.DELAY,
        "The alarm "
            + alarm.id().name()
            + " goes off though its threshold is never crossed: SQS publishes no metrics of a queue"
            + " that nobody uses, and the alarm treats missing data as breaching",
        "with TreatMissingData notBreaching it stays OK",
        Figure.ALARMS,
        null);
  }
}
