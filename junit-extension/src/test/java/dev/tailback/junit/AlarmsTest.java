package dev.tailback.junit;

import static dev.tailback.engine.alarm.AlarmState.ALARM;
import static dev.tailback.engine.alarm.AlarmState.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Alarms and metrics in tests. */
@TailbackTest
class AlarmsTest {

  @Test
  @SqsAlarm(name = "backlog", queue = "orders", threshold = 2, evaluationPeriods = 3)
  void anAlarmFiresAfterThreeMinutesAndClearsWhenConsumersCatchUp(
      @SqsQueue(name = "orders") TailbackQueue orders,
      SqsClient sqs,
      TailbackAlarms alarms,
      TailbackClock clock) {
    atTheStartOfAMinute(clock);
    assertThat(alarms.state("backlog")).isEqualTo(OK);
    for (int i = 0; i < 3; i++) {
      sqs.sendMessage(it -> it.queueUrl(orders.url()).messageBody("order"));
    }

    assertThat(alarms.await("backlog", ALARM)).isEqualTo(Duration.ofMinutes(3));

    deleteAll(sqs, orders);
    assertThat(alarms.await("backlog", OK)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void metricsAreSeriesByMinute(
      @SqsQueue(name = "orders") TailbackQueue orders,
      SqsClient sqs,
      TailbackMetrics metrics,
      TailbackClock clock) {
    atTheStartOfAMinute(clock);
    sqs.sendMessage(it -> it.queueUrl(orders.url()).messageBody("order"));
    clock.advance(Duration.ofMinutes(2));

    assertThat(metrics.of(orders).visible().values()).endsWith(1.0, 1.0);
    assertThat(metrics.of(orders.url()).ageOfOldest().values()).containsExactly(60.0, 120.0);
    assertThat(metrics.of(orders).series("NumberOfMessagesSent"))
        .containsExactly(entry(clock.now().minus(Duration.ofMinutes(2)), 1.0));
  }

  @Test
  void aFailureShowsThePointsThatWereEvaluated(
      @SqsQueue(name = "orders") TailbackQueue orders, TailbackAlarms alarms, TailbackClock clock) {
    atTheStartOfAMinute(clock);
    alarms.put(
        AlarmSpec.named("backlog")
            .on(orders, "ApproximateNumberOfMessagesVisible")
            .threshold("GreaterThanThreshold", 5));

    assertThatThrownBy(() -> alarms.await("backlog", ALARM, Duration.ofMinutes(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected alarm backlog to be ALARM within 2 min, but it is OK")
        .hasMessageContaining("was not greater than the threshold (5.0)")
        .hasMessageContaining(clock.now().minus(Duration.ofMinutes(1)) + "  0.0");
  }

  @Test
  void aFailureShowsWhatIsWrongWithTheQueue(
      @SqsQueue(name = "orders") TailbackQueue orders, SqsClient sqs, TailbackAlarms alarms) {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m"));
    alarms.put(
        AlarmSpec.named("backlog")
            .on(orders, "ApproximateNumberOfMessagesVisible")
            .threshold("GreaterThanThreshold", 5));

    assertThatThrownBy(() -> alarms.await("backlog", ALARM, Duration.ofMinutes(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Queue orders:")
        .hasMessageContaining("  blocked since ")
        .hasMessageContaining(": Nobody has received yet; 1 waiting");
  }

  @Test
  void anAlarmOfAnotherTestIsNotThere(TailbackAlarms alarms) {
    assertThatThrownBy(() -> alarms.state("backlog"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no alarm backlog");
  }

  @Test
  void whatCloudWatchHasNotIsRejected() {
    AlarmSpec spec = AlarmSpec.named("a");
    assertThatThrownBy(() -> spec.statistic("Median"))
        .hasMessage("statistic is Median, which is none of CloudWatch's.");
    assertThatThrownBy(() -> spec.threshold("Above", 1)).hasMessageContaining("Above");
    assertThatThrownBy(() -> spec.period(90)).hasMessageContaining("multiple of 60");
    assertThatThrownBy(() -> spec.datapointsToAlarm(3, 2)).hasMessageContaining("at most 2");
  }

  private static Map.Entry<Instant, Double> entry(Instant time, double value) {
    return Map.entry(time, value);
  }

  private static void atTheStartOfAMinute(TailbackClock clock) {
    clock.advance(Duration.ofMillis(60_000 - clock.now().toEpochMilli() % 60_000));
  }

  private static void deleteAll(SqsClient sqs, TailbackQueue queue) {
    List<Message> messages =
        sqs.receiveMessage(it -> it.queueUrl(queue.url()).maxNumberOfMessages(10)).messages();
    messages.forEach(
        message ->
            sqs.deleteMessage(
                it -> it.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
  }
}
