package dev.tailback.lab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.result.Figure;
import org.junit.jupiter.api.Test;

class PublishLagTest {
  private static final String SCENARIO =
      """
      duration: 20m
      warmUp: 0s
      queues:
        orders: {}
      producers:
        - queue: orders
          rate: 1/s
          arrivals: constant
      alarms:
        backlog:
          Namespace: AWS/SQS
          MetricName: ApproximateNumberOfMessagesVisible
          Dimensions: {QueueName: orders}
          Statistic: Maximum
          Period: 60
          EvaluationPeriods: 1
          Threshold: 100
          ComparisonOperator: GreaterThanThreshold
      monitoring: {publishLag: %s}
      """;

  /** The 101st message arrives after 100 or 101 seconds, in the second minute. */
  @Test
  void anAlarmSeesAMetricAsLateAsItIsPublished() {
    assertThat(firstAlarm("0s")).isEqualTo(120);
    assertThat(firstAlarm("2m")).isEqualTo(240);
  }

  private static double firstAlarm(String lag) {
    var scenario = ScenarioReader.of("lag.yaml", SCENARIO.formatted(lag));
    return new Simulation(scenario, 1).run().figures().get(Figure.FIRST_ALARM);
  }
}
