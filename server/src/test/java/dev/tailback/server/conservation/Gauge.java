package dev.tailback.server.conservation;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.Statistic;
import java.util.List;

/** A metric that is published about a queue every minute. */
record Gauge(String queue, String metric, Statistic statistic) {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";
  private static final int PERIOD_SECONDS = 60;

  MetricStat stat() {
    List<Dimension> dimensions = List.of(new Dimension("QueueName", queue));
    MetricId id = new MetricId(ACCOUNT, REGION, "AWS/SQS", metric, dimensions);
    return new MetricStat(id, PERIOD_SECONDS, statistic, null);
  }

  /** Returns the sum of all points. Used only inside the gate. */
  long sum(Metrics metrics) {
    TimeSeries points = metrics.read(stat(), 0, Long.MAX_VALUE / 2);
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      sum += points.value(i);
    }
    return Math.round(sum);
  }
}
