package dev.tailback.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tailback.benchmarks.load.Destination.Groups;
import dev.tailback.benchmarks.peer.Control;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load generator against a Tailback of the test, whose queue is checked afterwards. */
@Timeout(60)
class LoadTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private Tailback tailback;
  private Control control;

  @BeforeEach
  void start() {
    tailback = Tailback.builder().port(0).start();
    control = new Control(tailback.endpoint());
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  @Test
  void itFillsAQueueWithExactlySoManyMessages() {
    Destination queue = queue("orders", null);
    Measured measured = fill(queue, 1_234);
    assertThat(measured.messages()).isEqualTo(1_234);
    assertThat(visible("orders")).isEqualTo(1_234);
  }

  @Test
  void aCycleLeavesAStandardQueueAsDeepAsItWas() {
    Destination queue = queue("orders", null);
    fill(queue, 50);
    Measured measured = Load.closed(queue.endpoint(), cycles(queue), SHORT);
    assertThat(measured.messages()).isPositive();
    assertThat(measured.requests()).isGreaterThan(measured.messages() / 10 * 3 - 30);
    assertThat(visible("orders")).isBetween(50L, 50L + 80);
  }

  @Test
  void aCycleOverAFewGroupsTakesOutWhatItPutsIn() {
    Destination queue = queue("orders.fifo", new Groups(0, 3));
    Measured measured = Load.closed(queue.endpoint(), cycles(queue), SHORT);
    assertThat(measured.messages()).isPositive();
    assertThat(visible("orders.fifo")).isBetween(0L, 80L);
  }

  @Test
  void whatIsTakenOutIsInFlight() {
    Destination queue = queue("orders", null);
    fill(queue, 100);
    Load.untilDone(queue.endpoint(), List.of(new TakeOut(queue, 600, new Countdown(95))));
    assertThat(visible("orders")).isEqualTo(5);
  }

  @Test
  void theOpenLoopKeepsItsRate() {
    Destination queue = queue("orders", null);
    // Retried, because on a busy machine it is rightly late.
    await().untilAsserted(() -> assertKeepsItsRate(queue));
  }

  private static void assertKeepsItsRate(Destination queue) {
    Measured measured = Load.open(queue.endpoint(), cycles(queue), SHORT, 1_000);
    assertThat(measured.requests()).isCloseTo(300, within(60L));
    assertThat(measured.latency().getTotalCount()).isGreaterThanOrEqualTo(measured.requests());
  }

  @Test
  void aRefusalIsNoMeasurement() {
    Destination nowhere = new Destination(tailback.endpoint(), "http://h/1/nowhere", "x", null);
    assertThatThrownBy(() -> Load.closed(nowhere.endpoint(), cycles(nowhere), SHORT))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("QueueDoesNotExist");
  }

  @Test
  void anAnswerWithoutWhatWasAskedForIsNoMeasurement() {
    Destination queue = queue("orders", null);
    Request receive =
        Request.of(
            queue.endpoint(), "ReceiveMessage", "{\"QueueUrl\":\"" + queue.queueUrl() + "\"}");
    Repeated expectant = new Repeated("\"ReceiptHandle\"", 1, 1, receive);
    assertThatThrownBy(() -> Load.closed(queue.endpoint(), List.of(expectant), SHORT))
        .isInstanceOf(WrongAnswer.class);
  }

  @Test
  void eachMessageWakesOneParkedPoll() {
    Destination queue = queue("orders", null);
    try (ParkedPolls polls = ParkedPolls.park(queue, 5)) {
      Histogram wakeUps = polls.wake(queue, 20);
      assertThat(wakeUps.getTotalCount()).isEqualTo(20);
      assertThat(polls.answered()).isZero();
    }
  }

  private Destination queue(String name, Groups groups) {
    String attributes = groups == null ? "{}" : "{\"FifoQueue\":\"true\"}";
    URI endpoint = tailback.endpoint();
    return new Destination(endpoint, control.createQueue(name, attributes), "two coffees", groups);
  }

  private static Measured fill(Destination queue, int messages) {
    Countdown left = new Countdown(messages);
    List<Fill> fills = Stream.generate(() -> new Fill(queue, 0, left)).limit(3).toList();
    return Load.untilDone(queue.endpoint(), fills);
  }

  private static List<Cycle> cycles(Destination queue) {
    return Stream.generate(() -> new Cycle(queue)).limit(8).toList();
  }

  private long visible(String name) {
    return tailback
        .gate()
        .call(
            queues ->
                queues.all().stream()
                    .filter(queue -> queue.address().name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .counts()
                    .visible());
  }
}
