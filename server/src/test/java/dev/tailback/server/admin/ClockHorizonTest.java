package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timed events ahead of the clock. */
class ClockHorizonTest {
  private static final long START = 1_795_300_000_000L;
  private static final Configuration FILE =
      Configuration.of(
          "tailback.yaml",
          """
          queues:
            orders:
            payments:
              MessageRetentionPeriod: 60
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
          """);

  private final Tailback tailback =
      Tailback.builder().clock(EngineClock.pausedAt(START)).configuration(FILE).start();
  private final AdminClient admin = new AdminClient(tailback);

  @AfterEach
  void stop() {
    tailback.close();
  }

  private void sqs(String queue, String query) throws Exception {
    admin.get("/000000000000/" + queue + "?Action=" + query);
  }

  private static long total(JsonNode horizon, String kind) {
    return horizon.get("kinds").get(kind).get("total").longValue();
  }

  @Test
  void whatFallsDueIsCountedByKindAndInterval() throws Exception {
    sqs("orders", "SendMessage&MessageBody=m1");
    sqs("orders", "SendMessage&MessageBody=m2&DelaySeconds=90");
    sqs("orders", "ReceiveMessage&VisibilityTimeout=10");
    sqs("payments", "SendMessage&MessageBody=m3");
    JsonNode horizon = admin.json("clock/horizon?seconds=100&bins=20");
    assertThat(horizon.get("from").doubleValue()).isEqualTo(START / 1000.0);
    assertThat(horizon.get("to").doubleValue()).isEqualTo(START / 1000.0 + 100);
    assertThat(horizon.get("binSeconds").doubleValue()).isEqualTo(5);
    assertThat(horizon.get("complete").booleanValue()).isTrue();
    assertThat(total(horizon, "visibilityTimeout")).isEqualTo(1);
    assertThat(total(horizon, "delay")).isEqualTo(1);
    assertThat(total(horizon, "retention")).isEqualTo(1);
    assertThat(total(horizon, "longPoll")).isZero();
    assertThat(total(horizon, "alarmEvaluation")).isEqualTo(2);
    JsonNode bins = horizon.get("kinds").get("delay").get("bins");
    assertThat(bins).hasSize(20);
    assertThat(bins.get(18).intValue()).isEqualTo(1);
  }

  @Test
  void fiveMinutesIn72IntervalsAreTheDefault() throws Exception {
    JsonNode horizon = admin.json("clock/horizon");
    assertThat(horizon.get("to").doubleValue() - horizon.get("from").doubleValue()).isEqualTo(300);
    assertThat(horizon.get("kinds").get("longPoll").get("bins")).hasSize(72);
    assertThat(total(horizon, "alarmEvaluation")).isEqualTo(5);
  }

  @Test
  void badParametersAreNamed() throws Exception {
    assertThat(admin.problem(400, "clock/horizon?seconds=0"))
        .isEqualTo(
            "The parameter seconds is '0', and must be a whole number of at least 1 and at most"
                + " 1209600.");
    assertThat(admin.problem(400, "clock/horizon?bins=many"))
        .isEqualTo(
            "The parameter bins is 'many', and must be a whole number of at least 1 and at most"
                + " 1000.");
    assertThat(admin.problem(400, "clock/horizon?to=now"))
        .isEqualTo("There is no parameter to here. Known: seconds, bins.");
  }

  @Test
  void theClockShowsTheSevenNextEvents() throws Exception {
    for (int seconds = 10; seconds <= 100; seconds += 10) {
      sqs("orders", "SendMessage&MessageBody=m&DelaySeconds=" + seconds);
    }
    sqs("payments", "SendMessage&MessageBody=m3");
    JsonNode clock = admin.json("clock");
    JsonNode upcoming = clock.get("upcoming");
    assertThat(upcoming).hasSize(7);
    assertThat(upcoming.get(0))
        .isEqualTo(
            AdminRequest.JSON.readTree(
                """
                {"atMillis":1795300010000, "queue":"orders",
                 "what":"a message of orders becomes visible"}
                """));
    assertThat(upcoming.get(0).get("atMillis")).isEqualTo(clock.get("next").get("atMillis"));
    assertThat(upcoming.findValuesAsText("queue"))
        .containsExactly("orders", "orders", "orders", "orders", "orders", "orders", "payments");
  }

  @Test
  void housekeepingIsMarked() throws Exception {
    admin.get(
        "/?Action=CreateQueue&QueueName=groups.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true");
    sqs("groups.fifo", "SendMessage&MessageBody=m&MessageGroupId=g&MessageDeduplicationId=1");
    JsonNode first = admin.json("clock").get("upcoming").get(0);
    assertThat(first.get("what").textValue()).isEqualTo("an id is forgotten");
    assertThat(first.get("housekeeping").booleanValue()).isTrue();
    assertThat(first.get("queue").isNull()).isTrue();
  }
}
