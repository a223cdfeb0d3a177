package dev.tailback.server.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scalable targets in a configuration file. */
class StartingScalingTest {
  private static final String FILE =
      """
      queues: {orders: }
      alarms:
        backlog:
          Namespace: AWS/SQS
          MetricName: ApproximateNumberOfMessagesVisible
          Dimensions: {QueueName: orders}
          Statistic: Maximum
          Period: 60
          EvaluationPeriods: 1
          Threshold: 10
          ComparisonOperator: GreaterThanThreshold
      scaling:
        orders-workers:
          MinCapacity: 1
          MaxCapacity: 5
          startDelay: 30s
          policies:
            out:
              alarms: [backlog]
              StepScalingPolicyConfiguration:
                AdjustmentType: ChangeInCapacity
                Cooldown: 0
                StepAdjustments:
                - {MetricIntervalLowerBound: 0, ScalingAdjustment: 2}
      """;

  private final Tailback tailback =
      Tailback.builder()
          .clock(EngineClock.pausedAt(Instant.parse("2026-11-29T12:00:00Z").toEpochMilli()))
          .configuration(Configuration.of("t.yaml", FILE))
          .start();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private ScalableTarget target() {
    return tailback
        .gate()
        .call(queues -> tailback.monitoring().scaling().targets().iterator().next());
  }

  private void sendTwenty() {
    QueueAddress orders = new QueueAddress("000000000000", "us-east-1", "orders");
    MessageContent content = new MessageContent("one", Map.of(), null, null, null, "");
    tailback
        .gate()
        .run(
            queues -> {
              for (int i = 0; i < 20; i++) {
                queues.get(orders).send(content, null);
              }
            });
  }

  @Test
  void theAlarmOfAFileCallsItsPolicy() {
    sendTwenty();
    tailback.gate().advance(Duration.ofMinutes(1));
    assertThat(target().desired()).isEqualTo(3);
    assertThat(target().actual()).isEqualTo(1);
    tailback.gate().advance(Duration.ofSeconds(30));
    assertThat(target().actual()).isEqualTo(3);
  }

  @Test
  void aResetPutsTheTargetBack() throws Exception {
    sendTwenty();
    tailback.gate().advance(Duration.ofMinutes(3));
    assertThat(target().desired()).isEqualTo(5);
    URI reset = tailback.endpoint().resolve("/_tailback/reset");
    HttpRequest request = HttpRequest.newBuilder(reset).POST(BodyPublishers.noBody()).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
    assertThat(target().desired()).isEqualTo(1);
    sendTwenty();
    tailback.gate().advance(Duration.ofMinutes(1));
    assertThat(target().desired()).isEqualTo(3);
  }
}
