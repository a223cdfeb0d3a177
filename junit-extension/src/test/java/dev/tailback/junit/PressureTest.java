package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Limits, throttles and faults for a single test, by annotations and methods. */
@TailbackTest
class PressureTest {
  private static TailbackAccount ofTheClass;

  private SqsClient sqs;

  @SqsQueue(name = "orders")
  private TailbackQueue orders;

  @BeforeAll
  static void remember(TailbackAccount account) {
    ofTheClass = account;
  }

  @AfterAll
  static void nothingStaysInForce() {
    assertThat(ofTheClass.emulator().faults().list()).isEmpty();
    assertThat(ofTheClass.emulator().throttles().list()).isEmpty();
  }

  private void send() {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m"));
  }

  private void receive() {
    sqs.receiveMessage(r -> r.queueUrl(orders.url()));
  }

  private void receiveBeyondTwo() {
    IntStream.range(0, 3).forEach(i -> send());
    receive();
    receive();
    assertThatThrownBy(this::receive).isInstanceOf(OverLimitException.class);
  }

  @Test
  void aLimitIsDeclared(@SqsQueue(name = "small", inFlight = 2) TailbackQueue small) {
    orders = small;
    receiveBeyondTwo();
  }

  @Test
  void aLimitIsSet() {
    orders.limits().inFlight(2);
    receiveBeyondTwo();
  }

  @Test
  void theLookAheadIsSet(
      @SqsQueue(name = "groups", fifo = true, contentBasedDeduplication = true)
          TailbackQueue groups) {
    groups.limits().lookAhead(1);
    sqs.sendMessage(r -> r.queueUrl(groups.url()).messageBody("a").messageGroupId("a"));
    sqs.sendMessage(r -> r.queueUrl(groups.url()).messageBody("b").messageGroupId("b"));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(groups.url())).messages()).hasSize(1);
    assertThat(sqs.receiveMessage(r -> r.queueUrl(groups.url())).messages()).isEmpty();
  }

  @Test
  @SqsFault(queue = "orders", actions = "SendMessage", times = 2, error = "ServiceUnavailable")
  void aFaultIsDeclared() {
    assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
    assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
    send();
    assertThat(orders.counts().visible()).isEqualTo(1);
    assertThat(ofTheClass.emulator().faults().list())
        .singleElement()
        .matches(listed -> listed.hits() == 2);
  }

  @Test
  void aFaultIsInForceUntilItIsRemoved() {
    ActiveRule fault = orders.faults().on("SendMessage").error("KmsDisabled");
    assertThatThrownBy(this::send)
        .isInstanceOfSatisfying(
            SqsException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode()).containsIgnoringCase("disabled"));
    assertThat(fault.hits()).isEqualTo(1);
    fault.remove();
    send();
    assertThat(fault.hits()).isZero();
  }

  @Test
  void manyKindsOfFaultsCanBeHad() {
    send();
    ActiveRule nothing = orders.faults().on("ReceiveMessage").emptyReceive();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages()).isEmpty();
    nothing.remove();
    orders.faults().on("ReceiveMessage").times(1).duplicate(1);
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages()).hasSize(1);
    assertThat(orders.counts().visible()).isEqualTo(1);
    ActiveRule dropped = orders.faults().on("SendMessage").nth(1).dropAnswer();
    assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);
    send();
    assertThat(dropped.hits()).isEqualTo(1);
    assertThat(orders.counts().visible()).isEqualTo(3);
  }

  @Test
  void faultsCanChangeWithTheirAge(TailbackClock clock) {
    orders.faults().between(Duration.ofMinutes(1), Duration.ofMinutes(2)).throttle();
    ActiveRule all = orders.faults().probability(0, 1, Duration.ofMinutes(5)).drop();
    send();
    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
    clock.advance(Duration.ofMinutes(4));
    assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);
    all.remove();
    Duration second = Duration.ofSeconds(1);
    ActiveRule slower =
        orders.faults().on("PurgeQueue").latency(second, Duration.ofSeconds(9), second);
    send();
    assertThat(slower.hits()).isZero();
  }

  @Test
  void answersCanBeSlow() {
    Duration time = Duration.ofMillis(300);
    orders.faults().on("SendMessage").times(1).slowAnswer(time);
    long began = System.nanoTime();
    send();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(time);
  }

  @Test
  void rulesCanRemoveThemselves(TailbackClock clock) {
    orders.faults().lasting(Duration.ofMinutes(1)).throttle();
    assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
    clock.advance(Duration.ofMinutes(1));
    send();
    orders.throttles().lasting(Duration.ofMinutes(1)).rate(0.001);
    send();
    assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
    clock.advance(Duration.ofMinutes(1));
    send();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> orders.faults().lasting(Duration.ZERO))
        .withMessage("time is 0 s, and must be 1 ms or more.");
  }

  @Test
  void aFaultIsForThisTestAlone(TailbackAccount account) {
    account.faults().throttle();
    assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
    SqsClient other = SdkClients.blocking(ofTheClass, new ClientTraits("other", false));
    String url = other.createQueue(r -> r.queueName("orders")).queueUrl();
    other.sendMessage(r -> r.queueUrl(url).messageBody("m"));
  }

  @Test
  @SqsThrottle(queue = "orders", actions = "SendMessage", rate = 1, burst = 2)
  void aThrottleIsDeclared(TailbackClock clock) {
    send();
    send();
    assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
    clock.advance(Duration.ofSeconds(1));
    send();
  }

  @Test
  void aThrottleIsSet(TailbackClock clock) {
    assertThat(clock).isNotNull();
    ActiveRule throttle = orders.throttles().on("ReceiveMessage").rate(0.5);
    receive();
    assertThatThrownBy(this::receive).isInstanceOf(RequestThrottledException.class);
    assertThat(throttle.hits()).isPositive();
    send();
  }
}
