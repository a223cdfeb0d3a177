package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's metrics in a region that have had data in the last two weeks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html">ListMetrics</a>
 */
final class ListMetrics implements Immediate<ListMetrics.Request> {
  private static final ListMember METRICS = ListMember.of("Metrics");
  private static final ListMember OWNING_ACCOUNTS = ListMember.of("OwningAccounts");
  private static final int PAGE = 500;
  private static final int MAX_FILTERS = 10;
  private static final long HOUR_MILLIS = 60 * 60 * 1_000;
  private static final long LISTED_MILLIS = 14 * 24 * HOUR_MILLIS;
  private static final long RECENT_MILLIS = 3 * HOUR_MILLIS;

  record Request(
      @Nullable String namespace,
      @Nullable String metricName,
      List<Filter> dimensions,
      boolean isRecent,
      boolean showsOwners,
      @Nullable String owner,
      @Nullable NamedMetric after) {}

  /** A dimension that metrics must have; {@code null} for any value. */
  record Filter(String name, @Nullable String value) {
    boolean matches(Dimension dimension) {
      return dimension.name().equals(name) && (value == null || dimension.value().equals(value));
    }
  }

  private final MetricAccess access;

  ListMetrics(MetricAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    Request request =
        new Request(
            members.text("Namespace", NamedMetric.MAX_NAME_LENGTH),
            members.text("MetricName", NamedMetric.MAX_NAME_LENGTH),
            members.structures(NamedMetric.DIMENSIONS, MAX_FILTERS).stream()
                .map(ListMetrics::filter)
                .toList(),
            members.oneOf("RecentlyActive", List.of("PT3H")) != null,
            Boolean.TRUE.equals(input.bool("IncludeLinkedAccounts")),
            input.string("OwningAccount"),
            NamedMetric.ofToken(input.string("NextToken")));
    members.problems().check();
    return request;
  }

  private static Filter filter(Members members) {
    return new Filter(
        members.requiredText("Name", NamedMetric.MAX_NAME_LENGTH),
        members.text("Value", NamedMetric.MAX_VALUE_LENGTH));
  }

  @Override
  public Result answer(Request request, Call call) {
    Caller caller = call.caller();
    List<MetricId> found =
        request.owner == null || request.owner.equals(caller.account())
            ? access.callAt((metrics, now) -> find(request, caller, metrics, now))
            : List.of();
    List<MetricId> page = found.subList(0, Math.min(PAGE, found.size()));
    return output -> {
      output.requiredStructures(
          METRICS,
          page.stream().<Result>map(metric -> each -> NamedMetric.write(metric, each)).toList());
      if (request.showsOwners) {
        output.strings(OWNING_ACCOUNTS, page.stream().map(MetricId::account).toList());
      }
      if (found.size() > PAGE) {
        output.string("NextToken", NamedMetric.token(page.get(PAGE - 1)));
      }
    };
  }

  private static List<MetricId> find(
      Request request, Caller caller, Metrics metrics, long nowMillis) {
    long since = nowMillis - (request.isRecent ? RECENT_MILLIS : LISTED_MILLIS);
    return metrics.list(
        caller.account(),
        caller.region(),
        start(request, caller),
        metric -> matches(request, metric) && hasDataSince(since, metric, metrics),
        PAGE + 1);
  }

  /** Returns the metric to start after, {@code null} for the first one. */
  private static @Nullable MetricId start(Request request, Caller caller) {
    if (request.after != null) {
      return request.after.of(caller);
    }
    return request.namespace == null
        ? null
        : new MetricId(caller.account(), caller.region(), request.namespace, "", List.of());
  }

  private static boolean matches(Request request, MetricId metric) {
    return (request.namespace == null || request.namespace.equals(metric.namespace()))
        && (request.metricName == null || request.metricName.equals(metric.name()))
        && request.dimensions.stream()
            .allMatch(filter -> metric.dimensions().stream().anyMatch(filter::matches));
  }

  private static boolean hasDataSince(long sinceMillis, MetricId metric, Metrics metrics) {
    Long last = metrics.lastDataMillis(metric);
    return last != null && last >= sinceMillis;
  }
}
