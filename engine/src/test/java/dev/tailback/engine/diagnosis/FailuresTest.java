package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.diagnosis.Symptoms.Throttle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private final Patient queue = new Patient();

  private void repeat(double share) {
    queue.received = 8;
    queue.repeated = 8 * share;
    queue.totalReceived = 31;
  }

  @Test
  void messagesAreRepeatedBecauseTheTimeoutIsTooShort() {
    repeat(0.25);
    queue.processing(100, 20, 43, 60);

    Diagnosis repeats = queue.examine(Rule.REPEATS);

    assertThat(repeats.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(repeats.says())
        .isEqualTo(
            "25 % of receives are repeats: the visibility timeout (30 s) is shorter than the"
                + " processing time (p95 43 s)");
    assertThat(repeats.remedy())
        .isEqualTo("Set it to 90 s, or extend it every 45 s while working.");
    assertThat(repeats.action()).isEqualTo(Action.setVisibilityTimeout(90));
  }

  @Test
  void theTimeoutMayBeCloseToTheProcessingTime() {
    repeat(0.25);
    queue.processing(100, 20, 24.1, 33);

    assertThat(queue.examine(Rule.REPEATS).says())
        .isEqualTo(
            "25 % of receives are repeats: the visibility timeout (30 s) is close to the processing"
                + " time (p95 24 s, p99 33 s)");
  }

  @Test
  void messagesThatAreProcessedFastAndComeBackFail() {
    repeat(0.25);
    queue.processing(100, 10, 24, 28);

    assertThat(queue.examine(Rule.REPEATS).says())
        .isEqualTo("25 % of receives are repeats: messages fail and come back");
    assertThat(queue.examine(Rule.REPEATS).remedy())
        .isEqualTo("There is no dead-letter queue: they come back until they expire.");

    queue.redrivesAfter(3);
    assertThat(queue.examine(Rule.REPEATS).remedy())
        .isEqualTo("After receive 3 they go to orders-dlq.");
  }

  @Test
  void aFewRepeatsAreNormal() {
    repeat(0.05);
    assertThat(queue.examine(Rule.REPEATS)).isNull();

    repeat(0.051);
    assertThat(queue.examine(Rule.REPEATS)).isNotNull();
  }

  @Test
  void repeatsNeedThirtyReceives() {
    repeat(0.5);
    queue.totalReceived = 30;
    assertThat(queue.examine(Rule.REPEATS)).isNull();
  }

  @Test
  void repeatsOfLongAgoDoNotCount() {
    repeat(0.5);
    queue.received = 0.019;
    assertThat(queue.examine(Rule.REPEATS)).isNull();

    queue.received = 0.02;
    assertThat(queue.examine(Rule.REPEATS)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "30, 40, 60",
    "30, 60, 90",
    "30, 26, 45",
    "60, 52, 90",
    "3600, 3600, 7200",
    "43200, 43200, 43200"
  })
  void theSuggestedTimeoutIsLongerThanNowAndLeavesAReserve(int timeout, double p99, int suggested) {
    repeat(0.25);
    queue.visibilityTimeout(timeout);
    queue.processing(100, 1, p99, p99);

    assertThat(queue.examine(Rule.REPEATS).action())
        .isEqualTo(Action.setVisibilityTimeout(suggested));
  }

  @Test
  void processingTakesNearlyAsLongAsTheTimeout() {
    queue.leaving = 1;
    queue.arriving = 1;
    queue.processing(20, 12, 24, 29);
    assertThat(queue.examine(Rule.NEAR)).isNull();

    queue.processing(20, 12, 24.1, 29);
    Diagnosis near = queue.examine(Rule.NEAR);
    assertThat(near.severity()).isEqualTo(Severity.WATCH);
    assertThat(near.says())
        .isEqualTo("Near misses: p95 of processing is 24 s, the visibility timeout 30 s");
    assertThat(near.remedy()).isEqualTo("Set it to 45 s.");
    assertThat(near.action()).isEqualTo(Action.setVisibilityTimeout(45));
  }

  @Test
  void nearMissesNeedSamplesAndTraffic() {
    queue.leaving = 1;
    queue.processing(19, 12, 28, 29);
    assertThat(queue.examine(Rule.NEAR)).isNull();

    queue.processing(20, 12, 28, 29);
    queue.leaving = 0.05;
    assertThat(queue.examine(Rule.NEAR)).isNull();
  }

  @Test
  void nearMissesAreNotToldWhenMessagesAreRepeated() {
    repeat(0.25);
    queue.leaving = 1;
    queue.processing(100, 12, 28, 29);

    assertThat(queue.examine(Rule.NEAR)).isNull();
    assertThat(queue.rules()).isEqualTo("repeats");
  }

  @Test
  void messagesAreDeadLettered() {
    queue.redrivesAfter(3);
    queue.deadInFiveMinutes = 15;
    queue.deadLettered = 0.004;
    assertThat(queue.examine(Rule.DEAD)).isNull();

    queue.deadLettered = 0.05;
    Diagnosis dead = queue.examine(Rule.DEAD);
    assertThat(dead.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(dead.says())
        .isEqualTo("15 dead letters in 5 min went to orders-dlq (not deleted after receive 3)");
    assertThat(dead.remedy()).isEqualTo("Look at one, repair the consumer, then redrive.");
    assertThat(dead.action()).isEqualTo(Action.open("orders-dlq"));

    queue.deadInFiveMinutes = 1;
    assertThat(queue.examine(Rule.DEAD).says())
        .isEqualTo("One dead letter in 5 min went to orders-dlq (not deleted after receive 3)");
  }

  @Test
  void deadLettersOfLongAgoAreNotTold() {
    queue.redrivesAfter(3);
    queue.deadLettered = 0.05;
    assertThat(queue.examine(Rule.DEAD)).isNull();
  }

  @Test
  void withoutARedrivePolicyThereAreNoDeadLetters() {
    queue.deadLettered = 0.05;
    queue.deadInFiveMinutes = 15;
    assertThat(queue.examine(Rule.DEAD)).isNull();
  }

  @Test
  void aDeadLetterQueueIsNotEmpty() {
    queue.deadLettersOf("orders");
    queue.visible = 34;
    queue.fiveMinutesAgo = 34L;

    Diagnosis letters = queue.examine(Rule.DEAD_LETTERS);
    assertThat(letters.severity()).isEqualTo(Severity.WATCH);
    assertThat(letters.says()).isEqualTo("34 dead letters of orders");
    assertThat(letters.action()).isEqualTo(Action.to(Action.Kind.REDRIVE, "Redrive"));

    queue.fiveMinutesAgo = 16L;
    letters = queue.examine(Rule.DEAD_LETTERS);
    assertThat(letters.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(letters.says()).isEqualTo("34 dead letters of orders, 18 more than 5 min ago");
  }

  @Test
  void oneDeadLetterIsToldAsOne() {
    queue.deadLettersOf("orders", "carts");
    queue.visible = 1;
    assertThat(queue.examine(Rule.DEAD_LETTERS).says())
        .isEqualTo("One dead letter of orders and carts");

    queue.fiveMinutesAgo = 0L;
    queue.deadLettersOf("returns");
    assertThat(queue.examine(Rule.DEAD_LETTERS).says())
        .isEqualTo("One dead letter of orders and 2 more queues, new in the last 5 min");
  }

  @Test
  void aDeadLetterThatSomebodyLooksAtIsStillThere() {
    queue.deadLettersOf("orders");
    queue.inFlight = 1;
    assertThat(queue.examine(Rule.DEAD_LETTERS)).isNotNull();
  }

  @Test
  void anEmptyDeadLetterQueueIsFine() {
    queue.deadLettersOf("orders");
    assertThat(queue.examine(Rule.DEAD_LETTERS)).isNull();
  }

  @Test
  void producersAreThrottled() {
    queue.arriving = 6.9;
    queue.throttled = 3.1;
    assertThat(queue.examine(Rule.THROTTLED).says())
        .isEqualTo("Producers are throttled: 31 % of sends refused");

    queue.throttle = new Throttle("1", 50);
    Diagnosis throttled = queue.examine(Rule.THROTTLED);
    assertThat(throttled.severity()).isEqualTo(Severity.TROUBLE);
    assertThat(throttled.says())
        .isEqualTo("Producers are throttled: 31 % of sends refused by throttle 1 (50/s)");
    assertThat(throttled.remedy())
        .isEqualTo("Wait as x-amz-retry-after says, send batches, keep a bounded buffer.");
    assertThat(throttled.action()).isEqualTo(Action.to(Action.Kind.PRESSURE, "Open throttles"));
  }

  @Test
  void fewRefusedSendsAreWatched() {
    queue.arriving = 95;
    queue.throttled = 5;
    queue.throttle = new Throttle("1", 0.5);
    assertThat(queue.examine(Rule.THROTTLED).severity()).isEqualTo(Severity.WATCH);
    assertThat(queue.examine(Rule.THROTTLED).says())
        .isEqualTo("Producers are throttled: 5.0 % of sends refused by throttle 1 (0.5/s)");

    queue.throttled = 5.1;
    assertThat(queue.examine(Rule.THROTTLED).severity()).isEqualTo(Severity.TROUBLE);
  }

  @Test
  void veryFewRefusedSendsAreNotTold() {
    queue.throttled = 0.05;
    assertThat(queue.examine(Rule.THROTTLED)).isNull();

    queue.throttled = 0.051;
    assertThat(queue.examine(Rule.THROTTLED)).isNotNull();
  }
}
