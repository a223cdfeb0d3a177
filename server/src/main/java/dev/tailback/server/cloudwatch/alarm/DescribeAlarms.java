package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's alarms in a region, by their names. There are only metric alarms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 */
final class DescribeAlarms implements Immediate<DescribeAlarms.Request> {
  static final ListMember ALARM_TYPES = ListMember.of("AlarmTypes");
  static final String METRIC_ALARM = "MetricAlarm";
  static final int MAX_RECORDS = 100;

  private static final ListMember COMPOSITE_ALARMS = ListMember.of("CompositeAlarms");
  private static final int DEFAULT_RECORDS = 50;
  private static final int MAX_PREFIX_LENGTH = 1_024;
  private static final int MAX_TYPES = 3;

  record Request(
      List<String> names,
      String prefix,
      boolean wantsMetricAlarms,
      @Nullable String state,
      String actionPrefix,
      int maxRecords,
      @Nullable String after) {

    private boolean matches(Alarm alarm) {
      return (names.isEmpty() || names.contains(alarm.id().name()))
          && alarm.id().name().startsWith(prefix)
          && (state == null || alarm.state().name().equals(state))
          && hasAction(alarm);
    }

    private boolean hasAction(Alarm alarm) {
      return actionPrefix.isEmpty()
          || AlarmLimits.actions(alarm.definition().actions())
              .anyMatch(arn -> arn.startsWith(actionPrefix));
    }
  }

  private final AlarmAccess access;

  DescribeAlarms(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    List<String> names =
        constraints.texts(
            AlarmAccess.ALARM_NAMES, AlarmAccess.MAX_NAMES, AlarmAccess.MAX_NAME_LENGTH);
    String prefix = constraints.text("AlarmNamePrefix", 1, AlarmAccess.MAX_NAME_LENGTH);
    String state = constraints.oneOf("StateValue", SetAlarmState.STATES);
    String actionPrefix = constraints.text("ActionPrefix", 1, MAX_PREFIX_LENGTH);
    Integer maxRecords = constraints.integer("MaxRecords", 1, MAX_RECORDS);
    constraints.check();
    if (!names.isEmpty() && prefix != null) {
      throw new Refusal(
          CloudWatchErrors.VALIDATION,
          "The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have"
              + " specified both.");
    }
    List<String> token = PageToken.read(input.string("NextToken"), 1);
    return new Request(
        names,
        Objects.requireNonNullElse(prefix, ""),
        wantsMetricAlarms(input),
        state,
        Objects.requireNonNullElse(actionPrefix, ""),
        Objects.requireNonNullElse(maxRecords, DEFAULT_RECORDS),
        token == null ? null : token.get(0));
  }

  /** Returns whether metric alarms are requested, not only those in a composite alarm. */
  private static boolean wantsMetricAlarms(Input input) {
    return wantsMetricAlarms(new Constraints(input))
        && input.string("ChildrenOfAlarmName") == null
        && input.string("ParentsOfAlarmName") == null;
  }

  /** Returns whether the requested alarm types include metric alarms; true if none is given. */
  static boolean wantsMetricAlarms(Constraints constraints) {
    List<String> types = constraints.texts(ALARM_TYPES, MAX_TYPES, AlarmAccess.MAX_NAME_LENGTH);
    constraints.check();
    return types.isEmpty() || types.contains(METRIC_ALARM);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Alarm> found = request.wantsMetricAlarms ? find(request, call) : List.of();
    int size = Math.min(found.size(), request.maxRecords);
    List<Alarm> page = found.subList(0, size);
    return output -> {
      output.requiredStructures(ShownAlarm.LIST, ShownAlarm.all(page));
      output.requiredStructures(COMPOSITE_ALARMS, List.of());
      if (found.size() > size) {
        output.string("NextToken", PageToken.of(List.of(page.get(size - 1).id().name())));
      }
    };
  }

  private List<Alarm> find(Request request, Call call) {
    return access.call(
        alarms ->
            alarms.list(
                call.caller().account(),
                call.caller().region(),
                request.after,
                request::matches,
                request.maxRecords + 1));
  }
}
