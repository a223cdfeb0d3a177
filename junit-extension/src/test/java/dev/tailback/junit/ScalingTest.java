package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The feedback loop between backlog and number of workers, in a test. */
@TailbackTest
class ScalingTest {
  private static final String WORKERS = "orders-workers";

  @SqsQueue(name = "orders")
  TailbackQueue orders;

  SqsClient sqs;
  TailbackScaling scaling;
  TailbackClock clock;

  @BeforeEach
  void startAtAMinute() {
    Instant now = clock.now();
    clock.advance(Duration.ofMillis(60_000 - now.toEpochMilli() % 60_000));
  }

  private void send(int messages) {
    for (int sent = 0; sent < messages; sent += 10) {
      sqs.sendMessageBatch(
          it ->
              it.queueUrl(orders.url())
                  .entries(
                      IntStream.range(0, 10)
                          .mapToObj(
                              i ->
                                  SendMessageBatchRequestEntry.builder()
                                      .id("e" + i)
                                      .messageBody("order")
                                      .build())
                          .toList()));
    }
  }

  private void consumeOne(int worker) {
    for (Message message : sqs.receiveMessage(it -> it.queueUrl(orders.url())).messages()) {
      sqs.deleteMessage(it -> it.queueUrl(orders.url()).receiptHandle(message.receiptHandle()));
    }
  }

  private boolean isDrained() {
    return orders.counts().visible() == 0 && orders.counts().inFlight() == 0;
  }

  @Test
  void anAlarmScalesWorkersOutAndTheyWorkTheBacklogOff(TailbackAlarms alarms) {
    scaling.register(WORKERS, 1, 5);
    String out =
        scaling.put(
            WORKERS,
            ScalingPolicySpec.steps("out").above(0, 1).above(300, 3).cooldown(Duration.ZERO));
    alarms.put(
        AlarmSpec.named("backlog")
            .on(orders, "ApproximateNumberOfMessagesVisible")
            .threshold("GreaterThanThreshold", 100)
            .alarmActions(out));
    ScalableConsumers workers = scaling.consumers(WORKERS, 0, 10, this::consumeOne);
    send(600);

    workers.runFor(Duration.ofSeconds(59));
    assertThat(workers.actual()).isEqualTo(1);
    workers.runFor(Duration.ofSeconds(1));
    assertThat(workers.actual()).as("540 wait at the end of the minute").isEqualTo(4);

    Duration took = workers.runUntil(this::isDrained, Duration.ofMinutes(10));
    assertThat(workers.most()).isEqualTo(5);
    assertThat(took).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    assertThat(scaling.activities(WORKERS))
        .last()
        .asString()
        .contains("Setting desired count to 4.")
        .contains("monitor alarm backlog in state ALARM triggered policy out");
  }

  @Test
  void workersFollowTheBacklogPerWorkerOutAndIn() {
    scaling.register(WORKERS, 1, 10);
    scaling.put(
        WORKERS,
        ScalingPolicySpec.backlogPerWorker("backlog", orders, 50).cooldown(Duration.ofMinutes(1)));
    ScalableConsumers workers = scaling.consumers(WORKERS, 1, 10, this::consumeOne);
    send(1000);

    workers.runUntil(() -> workers.actual() == 10, Duration.ofMinutes(10));
    workers.runUntil(this::isDrained, Duration.ofMinutes(10));
    Duration toOne = workers.runUntil(() -> workers.actual() == 1, Duration.ofHours(2));

    assertThat(toOne)
        .as("15 minutes below the target come first")
        .isGreaterThan(Duration.ofMinutes(10));
    assertThat(scaling.desired(WORKERS)).isEqualTo(1);
  }

  @Test
  void aWorkerTakesTimeToStart() {
    scaling.register(WORKERS, 0, 5);
    ScalableConsumers workers =
        scaling.consumers(WORKERS, 0, 5, worker -> {}).startDelay(Duration.ofSeconds(30));
    scaling.register(WORKERS, 2, 5);

    workers.runFor(Duration.ofSeconds(30));
    assertThat(scaling.desired(WORKERS)).isEqualTo(2);
    assertThat(workers.actual()).isEqualTo(0);
    workers.runFor(Duration.ofSeconds(1));
    assertThat(workers.actual()).isEqualTo(2);
    assertThat(scaling.actual(WORKERS)).isEqualTo(2);
  }

  @Test
  void aCooldownWaitsUntilNewWorkersAreOfUse(TailbackAlarms alarms) {
    assertThat(desiredInTheEnd(Duration.ofMinutes(4), alarms)).isEqualTo(3);
  }

  @Test
  void withoutACooldownMoreAreAskedForUntilTheFirstAreOfUse(TailbackAlarms alarms) {
    assertThat(desiredInTheEnd(Duration.ZERO, alarms)).isEqualTo(9);
  }

  /** Works off a backlog with workers that start at once but need four minutes to warm up. */
  private int desiredInTheEnd(Duration cooldown, TailbackAlarms alarms) {
    scaling.register(WORKERS, 1, 20);
    String out =
        scaling.put(WORKERS, ScalingPolicySpec.steps("out").above(0, 2).cooldown(cooldown));
    alarms.put(
        AlarmSpec.named("backlog")
            .on(orders, "ApproximateNumberOfMessagesVisible")
            .threshold("GreaterThanThreshold", 100)
            .alarmActions(out));
    Instant warm = clock.now().plus(Duration.ofMinutes(4));
    ScalableConsumers workers =
        scaling.consumers(
            WORKERS,
            0,
            20,
            worker -> {
              if (worker == 1 || !clock.now().isBefore(warm)) {
                consumeOne(worker);
              }
            });
    send(350);
    workers.runUntil(this::isDrained, Duration.ofMinutes(20));
    return scaling.desired(WORKERS);
  }

  @Test
  void theirOwnBoundsHoldWhateverIsDesired() {
    scaling.register(WORKERS, 5, 5);
    ScalableConsumers workers = scaling.consumers(WORKERS, 1, 3, worker -> {});
    workers.runFor(Duration.ofSeconds(1));
    assertThat(workers.actual()).isEqualTo(3);
  }

  @Test
  void withoutConsumersTheWorkersArePlayed() {
    scaling.register(WORKERS, 2, 5);
    assertThat(scaling.actual(WORKERS)).isEqualTo(2);
  }

  @Test
  void aFailureTellsWhatWasDecided() {
    scaling.register(WORKERS, 1, 5);
    scaling.register(WORKERS, 2, 5);
    ScalableConsumers workers = scaling.consumers(WORKERS, 1, 5, worker -> {});
    send(10);
    assertThatThrownBy(() -> workers.runUntil(this::isDrained, Duration.ofSeconds(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected the workers orders-workers to be done within 2 s. 2 run")
        .hasMessageContaining("Setting desired count to 2.");
  }

  @Test
  void aTargetThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> scaling.desired("others"))
        .hasMessage("There is no target others: register it first.");
    assertThatThrownBy(() -> scaling.put("others", ScalingPolicySpec.steps("out").above(0, 1)))
        .hasMessage("There is no target others: register it first.");
  }
}
