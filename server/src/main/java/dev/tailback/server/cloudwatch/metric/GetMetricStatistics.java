package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Bucket;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Period;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Returns statistics of one metric. Data in different units is kept apart, unless one unit is
 * requested.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html">GetMetricStatistics</a>
 */
final class GetMetricStatistics implements Immediate<GetMetricStatistics.Request> {
  private static final ListMember STATISTICS = ListMember.of("Statistics");
  private static final ListMember EXTENDED_STATISTICS = ListMember.of("ExtendedStatistics");
  private static final ListMember DATAPOINTS = ListMember.of("Datapoints");
  private static final int MAX_POINTS = 1_440;
  private static final int MAX_STATISTICS = 10;

  record Request(
      NamedMetric metric,
      TimeRange range,
      int periodSeconds,
      List<Statistic> statistics,
      @Nullable String unit) {}

  private final MetricAccess access;

  GetMetricStatistics(MetricAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    Request request =
        new Request(
            NamedMetric.read(members),
            TimeRange.read(members),
            Period.readRequired(members),
            statistics(members),
            StandardUnit.read(members));
    members.problems().check();
    checkPoints(request, members.problems());
    return request;
  }

  private static List<Statistic> statistics(Members members) {
    List<String> simple = members.texts(STATISTICS, StatisticName.SIMPLE.size());
    List<String> extended = members.texts(EXTENDED_STATISTICS, MAX_STATISTICS);
    if (simple.isEmpty() && extended.isEmpty()) {
      members
          .problems()
          .combination(
              "At least one of the parameters Statistics and ExtendedStatistics must be"
                  + " specified.");
    } else if (!simple.isEmpty() && !extended.isEmpty()) {
      members.problems().bothGiven(STATISTICS.name(), EXTENDED_STATISTICS.name());
    }
    List<Statistic> statistics = new ArrayList<>();
    for (String name : simple) {
      String parameter = members.element(STATISTICS, statistics.size() + 1);
      if (!StatisticName.SIMPLE.contains(name)) {
        members.notInSet(parameter, StatisticName.SIMPLE);
      } else {
        statistics.add(StatisticName.read(name, parameter, members));
      }
    }
    for (String name : extended) {
      String parameter = members.element(EXTENDED_STATISTICS, statistics.size() + 1);
      statistics.add(StatisticName.read(name, parameter, members));
    }
    return statistics;
  }

  private static void checkPoints(Request request, Problems problems) {
    long points = request.range.points(request.periodSeconds);
    if (points > MAX_POINTS) {
      problems.combination(
          "You have requested up to "
              + points
              + " datapoints, which exceeds the limit of "
              + MAX_POINTS
              + ". You may reduce the datapoints requested by increasing Period, or decreasing the"
              + " time range.");
    }
    problems.check();
  }

  @Override
  public Result answer(Request request, Call call) {
    MetricId metric = request.metric.of(call.caller());
    List<Datapoint> points = access.call(metrics -> points(request, metric, metrics));
    return output -> {
      output.string("Label", metric.name());
      output.requiredStructures(DATAPOINTS, points);
    };
  }

  private static List<Datapoint> points(Request request, MetricId metric, Metrics metrics) {
    List<Datapoint> points = new ArrayList<>();
    List<String> units = request.unit == null ? metrics.units(metric) : List.of(request.unit);
    long start = request.range.start(request.periodSeconds);
    for (String unit : units) {
      MetricStat stat = new MetricStat(metric, request.periodSeconds, Statistic.SUM, unit);
      for (Bucket bucket : metrics.aggregates(stat, start, request.range.endMillis())) {
        Datapoint point = new Datapoint(bucket, request.statistics, unit);
        if (point.isKnown()) {
          points.add(point);
        }
      }
    }
    return points;
  }
}
