package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.server.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The examples of docs/JUNIT.md after the first test. */
class GuideExamplesTest {

  static class InCode {
    @RegisterExtension
    static final TailbackExtension tailback =
        TailbackExtension.builder()
            .queue(QueueSpec.named("orders").deadLetter("orders-dlq", 3))
            .build();

    @Test
    void theRunningTestIsAtHand() {
      TailbackQueue orders = tailback.queue("orders");
      TailbackAccount account = tailback.account();
      TailbackClock clock = tailback.clock();
      assertThat(account.queue("orders").arn()).isEqualTo(orders.arn());
      clock.advance(Duration.ZERO);
    }
  }

  @Test
  void theExtensionCanBeConfiguredInCode() {
    Kit.succeeds(Kit.run(InCode.class), 1);
  }

  @Nested
  @TailbackTest
  class Time {
    private SqsClient sqs;

    @SqsQueue(name = "orders")
    private TailbackQueue orders;

    @Test
    void theClockIsMoved(TailbackClock clock) {
      Instant sent = clock.now();
      sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("tea").delaySeconds(60));
      assertThat(clock.advance(Duration.ofSeconds(59)).delaysEnded()).isZero();
      assertThat(clock.advanceToNext().delaysEnded()).isEqualTo(1); // to the next deadline
      assertThat(clock.now()).isEqualTo(sent.plusSeconds(60));
      clock.resume(); // it runs with the machine's clock
      clock.pause();
    }

    @Test
    void aLongPollWaitsInAnotherThread(TailbackClock clock, SqsAsyncClient async) {
      CompletableFuture<ReceiveMessageResponse> poll =
          async.receiveMessage(r -> r.queueUrl(orders.url()).waitTimeSeconds(20));
      while (!poll.isDone()) {
        clock.advance(Duration.ofSeconds(1));
      }
      assertThat(poll.join().messages()).isEmpty();
    }
  }

  @Nested
  @TailbackTest
  class AlarmsAndMetrics {
    @Test
    @SqsAlarm(name = "backlog", queue = "orders", threshold = 2, evaluationPeriods = 3)
    void aBacklogIsNoticed(
        SqsClient sqs,
        @SqsQueue(name = "orders") TailbackQueue orders,
        TailbackAlarms alarms,
        TailbackMetrics metrics) {
      for (int i = 0; i < 3; i++) {
        sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("two coffees"));
      }
      alarms.await("backlog", AlarmState.ALARM); // moves the clock by up to three minutes
      assertThat(metrics.of(orders).visible().values()).endsWith(3.0);
    }
  }

  @Nested
  @TailbackTest
  class Looking {
    @Test
    void aQueueIsLookedInto(SqsClient sqs, @SqsQueue(name = "orders") TailbackQueue orders) {
      sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("two coffees"));
      assertThat(orders.counts().visible()).isEqualTo(1);
      PeekedMessage first = orders.peek(10).get(0); // is not received by this
      assertThat(first.content().body()).isEqualTo("two coffees");
      assertThat(first.receiveCount()).isZero();
    }

    @Test
    void assertionsFollowEachOther(
        SqsClient sqs, TailbackClock clock, @SqsQueue(name = "orders") TailbackQueue orders) {
      String id =
          sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("two coffees")).messageId();
      Message message = sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages().get(0);
      assertThatQueue(orders).hasVisible(0).hasInFlight(1).hasMessage("two coffees");
      assertThatQueue(orders).receivesNothingWithin(Duration.ofSeconds(29), clock);
      sqs.deleteMessage(r -> r.queueUrl(orders.url()).receiptHandle(message.receiptHandle()));
      assertThatQueue(orders).within(Duration.ofSeconds(1)).deletedExactlyOnce(id).isDrained();
    }
  }

  @Nested
  @TailbackTest
  class UnderPressure {
    private SqsClient sqs;

    @SqsQueue(name = "orders")
    private TailbackQueue queue;

    private void send() {
      sqs.sendMessage(r -> r.queueUrl(queue.url()).messageBody("m"));
    }

    private List<Message> receive() {
      return sqs.receiveMessage(r -> r.queueUrl(queue.url())).messages();
    }

    @Test
    @SqsFault(queue = "orders", actions = "SendMessage", times = 2, error = "ServiceUnavailable")
    void twoSendsFail() {
      assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
      assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
      send();
    }

    @Test
    @SqsThrottle(queue = "orders", actions = "SendMessage", rate = 1)
    void theSecondSendIsTooFast(TailbackClock clock) {
      send();
      assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
      clock.advance(Duration.ofSeconds(1));
      send();
    }

    @Test
    void limitsAndThrottlesAreSet() {
      queue.limits().inFlight(1).lookAhead(20);
      send();
      send();
      receive();
      assertThatThrownBy(this::receive).isInstanceOf(OverLimitException.class);
      ActiveRule throttle = queue.throttles().on("SendMessage").rate(0.001);
      send();
      assertThatThrownBy(this::send).isInstanceOf(RequestThrottledException.class);
      assertThat(throttle.hits()).isEqualTo(1);
      throttle.remove();
      send();
    }

    @Test
    void callsFail() {
      queue.faults().on("SendMessage").nth(2).error("ServiceUnavailable");
      queue.faults().on("DeleteMessage").every(3).throttle();
      queue.faults().on("ReceiveMessage").probability(0.1).drop();
      queue.faults().on("SendMessageBatch").times(1).partialBatch(0.5);
      send();
      assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
    }

    @Test
    void anAnswerIsLost() {
      queue.faults().on("SendMessage").times(1).dropAnswer();
      assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);
      assertThatQueue(queue).hasVisible(1); // the message was stored nevertheless
      queue.faults().on("SendMessage").times(1).errorAfterwards("InternalError");
      assertThatThrownBy(this::send).isInstanceOf(SqsException.class);
      assertThatQueue(queue).hasVisible(2);
    }

    @Test
    void deliveryIsNotExactlyOnceAndInOrder() {
      queue.faults().on("ReceiveMessage").nth(1).emptyReceive(); // short polls find nothing
      queue.faults().on("ReceiveMessage").nth(1).duplicate(1); // each message is delivered twice
      queue.faults().on("ReceiveMessage").reorder();
      send();
      assertThat(receive()).isEmpty();
      String first = receive().get(0).messageId();
      assertThat(receive().get(0).messageId()).isEqualTo(first);
    }
  }

  @Nested
  @TailbackTest
  class Workers {
    @Test
    void theWorkersKeepUp(
        SqsClient sqs, @SqsQueue(name = "orders") TailbackQueue orders, TailbackScaling scaling) {
      scaling.register("orders-workers", 1, 5);
      scaling.put("orders-workers", ScalingPolicySpec.backlogPerWorker("backlog", orders, 10));
      ScalableConsumers workers =
          scaling.consumers(
              "orders-workers",
              1,
              5,
              worker -> {
                for (Message message :
                    sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages()) {
                  sqs.deleteMessage(
                      r -> r.queueUrl(orders.url()).receiptHandle(message.receiptHandle()));
                }
              });
      for (int i = 0; i < 300; i++) {
        sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("two coffees"));
      }
      workers.runUntil(() -> orders.counts().visible() == 0, Duration.ofMinutes(10));
      assertThat(workers.most()).isEqualTo(5);
    }
  }
}
