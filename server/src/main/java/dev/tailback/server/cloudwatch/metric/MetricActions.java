package dev.tailback.server.cloudwatch.metric;

import dev.tailback.server.service.Action;
import java.util.List;

/** The actions on metrics. */
public final class MetricActions {
  private MetricActions() {}

  /** Returns the actions. */
  public static List<Action<?>> of(MetricAccess access) {
    return List.of(
        new GetMetricData(access),
        new GetMetricStatistics(access),
        new ListMetrics(access),
        new PutMetricData(access));
  }
}
