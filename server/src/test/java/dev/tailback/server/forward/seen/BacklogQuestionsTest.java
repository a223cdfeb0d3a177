package dev.tailback.server.forward.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.StartingAlarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.time.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When another SQS is polled about its queues, which costs money. */
class BacklogQuestionsTest {
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");
  private static final Map<String, String> ANSWER =
      Map.of(
          "ApproximateNumberOfMessages", "7",
          "ApproximateNumberOfMessagesNotVisible", "2",
          "ApproximateNumberOfMessagesDelayed", "1",
          "VisibilityTimeout", "45",
          "RedrivePolicy",
              "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
                  + "\"maxReceiveCount\":\"3\"}");

  private final EngineGate gate =
      new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_795_300_020_000L));
  private final Monitoring monitoring =
      gate.call(queues -> new Monitoring(queues, 10_000_000, () -> {}));
  private final List<QueueAddress> asked = new ArrayList<>();
  private final List<Consumer<@Nullable Map<String, String>>> waiting = new ArrayList<>();
  private final BacklogQuestions questions =
      gate.call(
          queues ->
              new BacklogQuestions(
                  gate,
                  queues,
                  monitoring.alarms(),
                  (queue, then) -> {
                    asked.add(queue);
                    waiting.add(then);
                  }));

  @AfterEach
  void close() {
    gate.close();
  }

  private void add(String... names) {
    for (String name : names) {
      gate.run(queues -> queues.addElsewhere(ORDERS.sibling(name)));
    }
  }

  private void seconds(int seconds) {
    gate.advance(Duration.ofSeconds(seconds));
  }

  private void putAlarm(String metric, boolean isEnabled) {
    Configuration file =
        Configuration.of(
            "t.yaml",
            """
            alarms:
              deep:
                Namespace: AWS/SQS
                MetricName: %s
                Dimensions: {QueueName: orders}
                Statistic: Maximum
                Period: 60
                EvaluationPeriods: 1
                Threshold: 5
                ComparisonOperator: GreaterThanThreshold
                ActionsEnabled: %s
            """
                .formatted(metric, isEnabled));
    List<ConfiguredAlarm> alarms =
        new StartingAlarms(ORDERS.account(), ORDERS.region()).read(file.monitoring().alarms());
    gate.run(
        queues ->
            alarms.forEach(alarm -> monitoring.alarms().put(alarm.definition(), alarm.tags())));
  }

  @Test
  void nothingIsAskedWhileNobodyLooks() {
    add("orders");
    seconds(3600);
    assertThat(asked).isEmpty();
  }

  @Test
  void eachQueueIsAskedOnceAMinuteWhileSomebodyLooks() {
    add("orders", "mails");
    for (int second = 0; second < 600; second++) {
      questions.look();
      seconds(1);
    }
    assertThat(asked).hasSize(20);
    assertThat(asked.stream().filter(ORDERS::equals)).hasSize(10);
  }

  @Test
  void aLookIsGoodForAMinute() {
    add("orders");
    questions.look();
    seconds(1);
    assertThat(asked).containsExactly(ORDERS);
    seconds(3600);
    assertThat(asked).hasSize(1);
  }

  @Test
  void queuesWhoseMessagesAreHereAreNotAskedAbout() {
    gate.run(queues -> queues.create(ORDERS, QueueSettings.STANDARD));
    questions.look();
    seconds(5);
    assertThat(asked).isEmpty();
  }

  @Test
  void anAlarmThatIsEnabledNeedsItsQueue() {
    add("orders", "mails");
    putAlarm("ApproximateNumberOfMessagesVisible", true);
    seconds(181);
    assertThat(asked).containsExactly(ORDERS, ORDERS, ORDERS, ORDERS);
  }

  @Test
  void otherAlarmsNeedNothing() {
    add("orders");
    putAlarm("ApproximateNumberOfMessagesVisible", false);
    putAlarm("NumberOfMessagesSent", true);
    seconds(181);
    assertThat(asked).isEmpty();
  }

  @Test
  void manyQueuesAreAskedAFewASecond() {
    for (int i = 0; i < 50; i++) {
      add("queue-" + i);
    }
    questions.look();
    seconds(1);
    assertThat(asked).hasSize(BacklogQuestions.MAX_A_SECOND);
    seconds(2);
    assertThat(asked).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void reportedCountsAreKnown() {
    add("orders");
    questions.look();
    seconds(1);
    assertThat(queueOf().counts().areKnown()).isFalse();

    waiting.get(0).accept(ANSWER);
    assertThat(queueOf().counts()).isEqualTo(new QueueCounts(7, 2, 1));
    assertThat(queueOf().settings().visibilityTimeoutSeconds()).isEqualTo(45);
    assertThat(queueOf().settings().redrivePolicy())
        .isNotNull()
        .satisfies(policy -> assertThat(policy.maxReceiveCount()).isEqualTo(3))
        .satisfies(policy -> assertThat(policy.deadLetterTarget().name()).isEqualTo("dead"));
  }

  @Test
  void noAnswerAndOneWithoutNumbersTellNothing() {
    add("orders");
    questions.look();
    seconds(1);
    waiting.get(0).accept(null);
    waiting.get(0).accept(Map.of("VisibilityTimeout", "45"));
    waiting.get(0).accept(Map.of("ApproximateNumberOfMessages", "many"));
    assertThat(queueOf().counts().areKnown()).isFalse();
    assertThat(queueOf().settings().visibilityTimeoutSeconds()).isEqualTo(30);
  }

  private Queue queueOf() {
    return gate.call(queues -> queues.get(ORDERS));
  }
}
