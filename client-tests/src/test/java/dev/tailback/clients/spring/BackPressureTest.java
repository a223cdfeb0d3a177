package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.QueueView;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.BackPressureMode;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A listener takes what it can handle; the rest visibly waits in the queue. */
@Timeout(60)
class BackPressureTest {
  private static final Duration AWHILE = Duration.ofMillis(300);

  @RegisterExtension final Spring spring = new Spring();

  /** Listeners that poll as configured, and acknowledge each message at once. */
  @Configuration(proxyBeanMethods = false)
  static class Listeners {
    @Bean
    SqsMessageListenerContainerFactory<Object> listenerContainerFactory(
        SqsAsyncClient sqs,
        @Value("${mode}") BackPressureMode mode,
        @Value("${concurrent}") int concurrent,
        @Value("${poll}") int poll) {
      return SqsMessageListenerContainerFactory.builder()
          .sqsAsyncClient(sqs)
          .configure(
              options ->
                  options
                      .backPressureMode(mode)
                      .maxConcurrentMessages(concurrent)
                      .maxMessagesPerPoll(poll)
                      // How long a listener waits after its first full poll.
                      .maxDelayBetweenPolls(Duration.ofMillis(100))
                      .acknowledgementInterval(Duration.ZERO)
                      .acknowledgementThreshold(0))
          .build();
    }
  }

  /** Finishes a message only when the test lets it. */
  final class SlowListener {
    private final Semaphore done = new Semaphore(0);
    private final AtomicInteger mostInFlight = new AtomicInteger();

    @SqsListener(value = Spring.ORDERS, factory = "listenerContainerFactory")
    void hear(String body) {
      mostInFlight.accumulateAndGet(orders().inFlight(), Math::max);
      done.acquireUninterruptibly();
    }
  }

  private final SlowListener listener = new SlowListener();

  @AfterEach
  void finish() {
    listener.done.release(1_000);
  }

  private void start(BackPressureMode mode, int concurrent, int poll) {
    spring.start(
        List.of(Listeners.class),
        listener,
        "mode=" + mode,
        "concurrent=" + concurrent,
        "poll=" + poll);
  }

  private void send(int count) {
    SqsTemplate template = spring.start();
    for (int i = 0; i < count; i++) {
      template.send(Spring.ORDERS, "b" + i);
    }
  }

  private QueueView orders() {
    return spring.look(Spring.ORDERS);
  }

  /** Waits until the queue is in this state, and checks that it stays there. */
  private void assertStays(Predicate<QueueView> state) {
    await().during(AWHILE).until(this::orders, state);
  }

  @ParameterizedTest
  @EnumSource(BackPressureMode.class)
  void noMoreIsInFlightThanTheListenerMayHandleAtOnce(BackPressureMode mode) {
    send(50);
    start(mode, 10, 5);
    assertStays(orders -> orders.inFlight() == 10 && orders.visible() == 40);
    listener.done.release(50);
    await().until(() -> orders().isEmpty());
    assertThat(listener.mostInFlight).hasValue(10);
  }

  @Test
  void automaticallyTheListenerAsksForAsManyAsItIsDoneWith() {
    send(30);
    start(BackPressureMode.AUTO, 10, 10);
    assertStays(orders -> orders.inFlight() == 10);
    listener.done.release(3);
    assertStays(orders -> orders.inFlight() == 10 && orders.visible() == 17);
  }

  @Test
  void pollingForTheMostTheListenerWaitsUntilItIsDoneWithAll() {
    send(30);
    start(BackPressureMode.ALWAYS_POLL_MAX_MESSAGES, 10, 10);
    assertStays(orders -> orders.inFlight() == 10);
    listener.done.release(9);
    assertStays(orders -> orders.inFlight() == 1 && orders.waitingReceives() == 0);
    listener.done.release(1);
    assertStays(orders -> orders.inFlight() == 10 && orders.visible() == 10);
  }

  @Test
  void anIdleListenerPollsOnce() {
    start(BackPressureMode.AUTO, 20, 10);
    assertStays(orders -> orders.waitingReceives() == 1);
  }

  @Test
  void atFixedHighThroughputAnIdleListenerPollsForAllItMayHandle() {
    start(BackPressureMode.FIXED_HIGH_THROUGHPUT, 20, 10);
    assertStays(orders -> orders.waitingReceives() == 2);
  }
}
