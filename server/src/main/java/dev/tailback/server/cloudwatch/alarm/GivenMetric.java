package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.cloudwatch.metric.StatisticName;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Period;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import dev.tailback.server.wire.Caller;
import org.jspecify.annotations.Nullable;

/** The metric of an alarm that is not on queries, as PutMetricAlarm states it. */
record GivenMetric(
    NamedMetric metric, int periodSeconds, Statistic statistic, @Nullable String unit) {
  private static final String STATISTIC = "Statistic";
  private static final String EXTENDED_STATISTIC = "ExtendedStatistic";

  static GivenMetric read(Members members) {
    return new GivenMetric(
        NamedMetric.read(members),
        Period.readRequired(members),
        statistic(members),
        StandardUnit.read(members));
  }

  private static Statistic statistic(Members members) {
    Problems problems = members.problems();
    String simple = members.oneOf(STATISTIC, StatisticName.SIMPLE);
    String extended = members.input().string(EXTENDED_STATISTIC);
    if (simple != null && extended != null) {
      problems.bothGiven(STATISTIC, EXTENDED_STATISTIC);
    } else if (simple == null && extended == null) {
      problems.combination(
          "Exactly one of the parameters Statistic and ExtendedStatistic must be specified.");
    } else if (extended != null && StatisticName.SIMPLE.contains(extended)) {
      problems.invalid(extended, EXTENDED_STATISTIC);
    } else if (extended != null) {
      return StatisticName.read(extended, EXTENDED_STATISTIC, members);
    }
    Statistic known = simple == null ? null : Statistic.parse(simple);
    return known == null ? Statistic.SUM : known;
  }

  /** Returns the metric in the caller's account and region. */
  MetricStat of(Caller caller) {
    return new MetricStat(metric.of(caller), periodSeconds, statistic, unit);
  }
}
