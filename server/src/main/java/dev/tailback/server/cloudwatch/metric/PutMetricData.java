package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.MetricId;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds data to metrics. The entities of {@code EntityMetricData} are ignored, but not their data.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html">PutMetricData</a>
 */
final class PutMetricData implements Immediate<PutMetricData.Request> {
  private static final ListMember METRIC_DATA = ListMember.of("MetricData");
  private static final ListMember ENTITY_METRIC_DATA = ListMember.of("EntityMetricData");
  private static final String OF_AWS = "AWS/";
  private static final int MAX_DATA = 1_000;
  private static final int MAX_ENTITIES = 2;

  record Request(String namespace, List<GivenDatum> data) {}

  private final MetricAccess access;

  PutMetricData(MetricAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    String namespace = NamedMetric.namespace(members);
    if (namespace.startsWith(OF_AWS)) {
      members.problems().invalid(OF_AWS, "Namespace");
    }
    List<GivenDatum> data = new ArrayList<>(data(members));
    for (Members entity : members.structures(ENTITY_METRIC_DATA, MAX_ENTITIES)) {
      data.addAll(data(entity));
    }
    if (data.isEmpty()) {
      members.problems().missing(METRIC_DATA.name());
    }
    members.checkSize(METRIC_DATA, data.size(), MAX_DATA);
    members.problems().check();
    return new Request(namespace, data);
  }

  private static List<GivenDatum> data(Members members) {
    return members.structures(METRIC_DATA, Integer.MAX_VALUE).stream()
        .map(GivenDatum::read)
        .toList();
  }

  @Override
  public Result answer(Request request, Call call) {
    Caller caller = call.caller();
    return access.callAt(
        (metrics, now) -> {
          checkTimes(request, now);
          for (GivenDatum datum : request.data) {
            metrics.put(metric(request, datum, caller), datum.at(now));
          }
          return Result.NOTHING;
        });
  }

  private static void checkTimes(Request request, long nowMillis) {
    Problems problems = Problems.ofParameters();
    request.data.forEach(datum -> datum.checkTime(nowMillis, problems));
    problems.check();
  }

  private static MetricId metric(Request request, GivenDatum datum, Caller caller) {
    return new NamedMetric(request.namespace, datum.metricName(), datum.dimensions()).of(caller);
  }
}
