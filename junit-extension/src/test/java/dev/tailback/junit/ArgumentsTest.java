package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tailback.server.QueueSpec;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Out-of-range values are refused, with what is wrong and what was expected. */
@TailbackTest
class ArgumentsTest {
  @SqsQueue(name = "orders")
  private TailbackQueue orders;

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
  }

  @Test
  void aFaultFiresForCallsThatCanBe() {
    TailbackFaults faults = orders.faults();
    refused(faults::on, "actions is empty, and must name at least one.");
    refused(
        () -> faults.on("SentMessage").throttle(),
        "actions is [\"SentMessage\"], and must be a list of SQS actions, which SentMessage is not."
            + " Found in {actions=[SentMessage], queue=orders, throttle={}}.");
    refused(
        () -> faults.on("SendMessage").emptyReceive(),
        "This fault only happens to ReceiveMessage. Found in {");
  }

  @Test
  void aFaultFiresAsOftenAsCanBe() {
    TailbackFaults faults = orders.faults();
    String wholeNumber = ", and must be a whole number of at least 1. Found in {";
    refused(() -> faults.times(0).drop(), "times is 0" + wholeNumber);
    refused(() -> faults.every(-1).drop(), "every is -1" + wholeNumber);
    refused(() -> faults.nth(0).drop(), "nth is 0" + wholeNumber);
    String share = ", and must be a number from 0.0 to 1.0. Found in {";
    refused(() -> faults.probability(1.1).drop(), "probability is 1.1" + share);
    refused(() -> faults.probability(Double.NaN).drop(), "probability is \"NaN\"" + share);
    refused(() -> faults.duplicate(-0.1), "duplicate is -0.1" + share);
    refused(() -> faults.partialBatch(2), "partialBatch is 2.0" + share);
  }

  @Test
  void anErrorIsOneOfSqs() {
    refused(
        () -> orders.faults().error("Nonsense"),
        "error is \"Nonsense\", and must be the code or name of an SQS error, such as OverLimit");
    refused(() -> orders.faults().errorAfterwards(""), "error is \"\", and must be a text.");
  }

  @Test
  void aLatencyIsNotNegativeAndNoLongerThanADay() {
    refused(
        () -> orders.faults().latency(Duration.ofSeconds(-1)),
        "latency is -1 s, and must be from 0 s to 24 h.");
    refused(
        () -> orders.faults().latency(Duration.ofHours(25)),
        "latency is 25 h, and must be from 0 s to 24 h.");
  }

  @Test
  void aThrottleLetsSomethingThrough() {
    TailbackThrottles throttles = orders.throttles();
    refused(throttles::on, "actions is empty, and must name at least one.");
    refused(
        () -> throttles.rate(0),
        "rate is 0.0, and must be a number from 0.001 to 1000000000 with at most three decimals.");
    refused(() -> throttles.rate(1, 0), "burst is 0, and must be a whole number of at least 1.");
  }

  @Test
  void limitsAreAtLeastOne() {
    refused(() -> orders.limits().inFlight(0), "inFlight is 0, and must be 1 or more.");
    refused(() -> orders.limits().lookAhead(-1), "lookAhead is -1, and must be 1 or more.");
    refused(() -> QueueSpec.named("q").inFlight(0), "inFlight is 0, and must be 1 or more.");
    refused(() -> QueueSpec.named("q").lookAhead(0), "lookAhead is 0, and must be 1 or more.");
    refused(() -> orders.peek(0), "maxMessages is 0, and must be 1 or more.");
  }

  @Test
  void aQueueHasWholeSeconds() {
    refused(
        () -> QueueSpec.named("q").visibilityTimeout(Duration.ofMillis(1_500)),
        "visibilityTimeout is PT1.5S, and must be in whole seconds.");
    refused(
        () -> QueueSpec.named("q").delay(Duration.ofMillis(1)),
        "delay is PT0.001S, and must be in whole seconds.");
  }

  @Test
  void timeDoesNotGoBack(TailbackClock clock) {
    refused(() -> clock.advance(Duration.ofSeconds(-1)), "by is -1 s, and must be 0 s or more.");
    refused(
        () -> assertThatQueue(orders).receivesNothingWithin(Duration.ofSeconds(-1), clock),
        "by is -1 s, and must be 0 s or more.");
    refused(
        () -> assertThatQueue(orders).within(Duration.ofSeconds(-1)),
        "realTime is -1 s, and must be 0 s or more.");
  }

  @Test
  void aMessageHasAnId() {
    refused(
        () -> assertThatQueue(orders).deletedExactlyOnce("first"),
        "messageId is first, and must be an id as SendMessage answers with.");
  }
}
