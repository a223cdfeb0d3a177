package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.HistoryItem;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lists what happened to the caller's alarms in a region, newest first by default.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html">DescribeAlarmHistory</a>
 */
final class DescribeAlarmHistory implements Immediate<DescribeAlarmHistory.Request> {
  private static final ListMember ITEMS = ListMember.of("AlarmHistoryItems");
  private static final String ASCENDING = "TimestampAscending";
  private static final List<String> ORDERS = List.of("TimestampDescending", ASCENDING);
  private static final List<String> TYPES =
      List.of(
          "ConfigurationUpdate",
          "StateUpdate",
          "Action",
          "AlarmContributorStateUpdate",
          "AlarmContributorAction");

  record Request(
      @Nullable String alarmName,
      @Nullable String type,
      boolean wantsMetricAlarms,
      @Nullable Instant from,
      @Nullable Instant to,
      boolean isAscending,
      int maxRecords,
      @Nullable Long after) {

    private boolean matches(HistoryItem item, Caller caller) {
      Instant at = Instant.ofEpochMilli(item.atMillis());
      return item.alarm().account().equals(caller.account())
          && item.alarm().region().equals(caller.region())
          && (alarmName == null || alarmName.equals(item.alarm().name()))
          && (type == null || type.equals(item.type().wireName()))
          && (from == null || !at.isBefore(from))
          && (to == null || !at.isAfter(to))
          && isAfterToken(item);
    }

    private boolean isAfterToken(HistoryItem item) {
      return after == null || (isAscending ? item.order() > after : item.order() < after);
    }
  }

  private final AlarmAccess access;

  DescribeAlarmHistory(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String alarmName = constraints.text("AlarmName", 1, AlarmAccess.MAX_NAME_LENGTH);
    String type = constraints.oneOf("HistoryItemType", TYPES);
    String order = constraints.oneOf("ScanBy", ORDERS);
    Integer maxRecords = constraints.integer("MaxRecords", 1, DescribeAlarms.MAX_RECORDS);
    boolean wantsMetricAlarms = DescribeAlarms.wantsMetricAlarms(constraints);
    return new Request(
        alarmName,
        type,
        wantsMetricAlarms,
        input.time("StartDate"),
        input.time("EndDate"),
        ASCENDING.equals(order),
        Objects.requireNonNullElse(maxRecords, DescribeAlarms.MAX_RECORDS),
        after(input.string("NextToken")));
  }

  private static @Nullable Long after(@Nullable String token) {
    List<String> content = PageToken.read(token, 1);
    try {
      return content == null ? null : Long.valueOf(content.get(0));
    } catch (NumberFormatException notOurs) {
      throw CloudWatchErrors.invalidNextToken();
    }
  }

  @Override
  public Result answer(Request request, Call call) {
    List<HistoryItem> found = request.wantsMetricAlarms ? find(request, call) : List.of();
    int size = Math.min(found.size(), request.maxRecords);
    List<HistoryItem> page = found.subList(0, size);
    return output -> {
      output.requiredStructures(
          ITEMS, page.stream().<Result>map(item -> each -> write(item, each)).toList());
      if (found.size() > size) {
        output.string(
            "NextToken", PageToken.of(List.of(Long.toString(page.get(size - 1).order()))));
      }
    };
  }

  private List<HistoryItem> find(Request request, Call call) {
    List<HistoryItem> found =
        new ArrayList<>(
            access.call(
                alarms ->
                    alarms.history().newestFirst(item -> request.matches(item, call.caller()))));
    if (request.isAscending) {
      Collections.reverse(found);
    }
    return found;
  }

  private static void write(HistoryItem item, Output output) {
    output.string("AlarmName", item.alarm().name());
    output.string("AlarmType", DescribeAlarms.METRIC_ALARM);
    output.time("Timestamp", Instant.ofEpochMilli(item.atMillis()));
    output.string("HistoryItemType", item.type().wireName());
    output.string("HistorySummary", item.summary());
    output.string("HistoryData", item.data());
  }
}
