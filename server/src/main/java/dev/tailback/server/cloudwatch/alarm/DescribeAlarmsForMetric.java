package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.cloudwatch.metric.StatisticName;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Period;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lists the alarms on one metric. Those on queries are never listed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html">DescribeAlarmsForMetric</a>
 */
final class DescribeAlarmsForMetric implements Immediate<DescribeAlarmsForMetric.Request> {

  record Request(
      NamedMetric metric,
      @Nullable String statistic,
      @Nullable Integer periodSeconds,
      @Nullable String unit) {

    private boolean matches(MetricId id, Alarm alarm) {
      MetricStat stat = alarm.definition().metric();
      return stat != null
          && stat.metric().equals(id)
          && (statistic == null || statistic.equals(stat.statistic().name()))
          && (periodSeconds == null || periodSeconds == stat.periodSeconds())
          && (unit == null || Objects.equals(unit, stat.unit()));
    }
  }

  private final AlarmAccess access;

  DescribeAlarmsForMetric(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofValidation());
    String simple = members.oneOf("Statistic", StatisticName.SIMPLE);
    String extended = input.string("ExtendedStatistic");
    if (simple != null && extended != null) {
      members.problems().bothGiven("Statistic", "ExtendedStatistic");
    }
    Request request =
        new Request(
            NamedMetric.read(members),
            simple == null ? extended : simple,
            Period.read(members),
            StandardUnit.read(members));
    members.problems().check();
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    MetricId metric = request.metric.of(call.caller());
    List<Alarm> found =
        access.call(
            alarms ->
                alarms.list(
                    metric.account(),
                    metric.region(),
                    null,
                    alarm -> request.matches(metric, alarm),
                    Integer.MAX_VALUE));
    return output -> output.requiredStructures(ShownAlarm.LIST, ShownAlarm.all(found));
  }
}
