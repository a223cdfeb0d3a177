package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.client.AwaitResult;
import dev.tailback.client.Client;
import dev.tailback.client.Event;
import dev.tailback.client.EventPage;
import dev.tailback.client.RemoteAlarm;
import dev.tailback.client.RemoteAlarm.State;
import dev.tailback.client.RemoteMessage;
import dev.tailback.client.RemoteQueue;
import dev.tailback.client.RemoteRule;
import dev.tailback.client.ScalingTarget;
import dev.tailback.client.TailbackClient;
import dev.tailback.client.TailbackException;
import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client of the admin API, against a server. */
class TailbackClientTest {
  private final EventsShop shop;
  private final TailbackClient tailback;
  private final RemoteQueue orders;

  TailbackClientTest() throws Exception {
    shop = new EventsShop();
    tailback = TailbackClient.of(shop.tailback.endpoint());
    orders = tailback.queue("orders");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theClockIsMoved() throws Exception {
    shop.action("orders", "SendMessage&MessageBody=m1&DelaySeconds=60");
    assertThat(tailback.clock().isPaused()).isTrue();
    assertThat(tailback.clock().now()).isEqualTo(Instant.ofEpochMilli(EventsShop.START));
    assertThat(tailback.clock().advance(Duration.ofSeconds(59)).delaysEnded()).isZero();
    assertThat(tailback.clock().advanceToNext().delaysEnded()).isEqualTo(1);
    assertThat(tailback.clock().now()).isEqualTo(Instant.ofEpochMilli(EventsShop.START + 60_000));
    tailback.clock().resume();
    assertThat(tailback.clock().isPaused()).isFalse();
    tailback.clock().pause();
    assertThat(tailback.clock().isPaused()).isTrue();
    assertThat(tailback.clock().waitingReceives()).isZero();
  }

  @Test
  void queuesAreLookedInto() throws Exception {
    for (int i = 0; i < 5; i++) {
      shop.send("m" + i);
    }
    shop.receive();
    assertThat(orders.state().visible()).isEqualTo(4);
    assertThat(orders.state().inFlight()).isEqualTo(1);
    assertThat(tailback.queues()).containsExactly(orders.state());
    assertThat(orders.peek(3)).extracting(RemoteMessage::body).containsExactly("m0", "m1", "m2");
    assertThat(orders.peek(5000)).hasSize(5);
    RemoteMessage held = orders.peek(1).get(0);
    assertThat(held.state()).isEqualTo("IN_FLIGHT");
    assertThat(held.heldBy()).isEqualTo(new Client("kitchen", ""));
    assertThat(orders.diagnosis().queue()).isEqualTo("orders");
    assertThat(tailback.diagnosis().queues()).hasSize(1);
    assertThat(tailback.queue("000000000000", "us-east-1", "orders").state())
        .isEqualTo(orders.state());
  }

  @Test
  void limitsAreSet() {
    orders.limits().inFlight(5).lookAhead(20);
    assertThat(orders.limits().inFlight()).isEqualTo(5);
    assertThat(orders.limits().lookAhead()).isEqualTo(20);
    assertThat(tailback.limits().inFlight()).isEqualTo(120_000);
  }

  @Test
  void faultsFireUntilTheyAreRemoved() throws Exception {
    RemoteRule fault = orders.faults().on("SendMessage").error("ServiceUnavailable");
    assertThatThrownBy(() -> shop.send("m1")).hasMessageContaining("ServiceUnavailable");
    assertThat(fault.hits()).isEqualTo(1);
    fault.remove();
    shop.send("m2");
  }

  @Test
  void allFaultsOfTheExtensionCanBeBuilt() {
    Duration second = Duration.ofSeconds(1);
    orders.faults().on("SendMessage").nth(2).errorAfterwards("InternalError");
    orders.faults().every(3).throttle();
    orders.faults().probability(0.5).drop();
    orders.faults().probability(0, 0.5, second).dropAnswer();
    orders.faults().between(second, second.multipliedBy(2)).latency(second);
    orders.faults().lasting(second).latency(Duration.ZERO, second, second);
    orders.faults().slowAnswer(second);
    orders.faults().on("SendMessageBatch").times(1).partialBatch(0.5);
    orders.faults().duplicate(0.5);
    orders.faults().reorder();
    orders.faults().emptyReceive();
    RemoteRule last =
        orders.faults().with("userAgent", "*Boto3*").effect("skew", Map.of("factor", 2));
    assertThat(last.hits()).isZero();
    tailback.faults().removeAll();
    assertThatThrownBy(last::hits).hasMessage("There is no fault rule 12.");
    tailback.throttles().lasting(second).rate(10, 20);
    tailback.throttles().removeAll();
  }

  @Test
  void throttlesRejectCalls() throws Exception {
    RemoteRule throttle = orders.throttles().on("SendMessage").rate(0.001);
    shop.send("m1");
    assertThatThrownBy(() -> shop.send("m2")).hasMessageContaining("RequestThrottled");
    assertThat(throttle.hits()).isEqualTo(1);
    throttle.remove();
    shop.send("m3");
    assertThatThrownBy(throttle::hits)
        .isInstanceOf(TailbackException.class)
        .hasMessage("There is no throttle 1.");
  }

  @Test
  void eventsArePaged() throws Exception {
    shop.send("m1");
    EventPage page = orders.events().now();
    assertThat(page.events()).extracting(Event::event).containsExactly("sent");
    assertThat(page.events().get(0).toString()).contains(" sent by shop m1");
    CompletableFuture<EventPage> next =
        CompletableFuture.supplyAsync(
            () ->
                orders
                    .events()
                    .only("deleted", "expired")
                    .after(page.next())
                    .within(Duration.ofSeconds(60)));
    shop.delete(shop.receive());
    assertThat(next.get().events()).extracting(Event::event).containsExactly("deleted");
    assertThat(tailback.events().now().events()).hasSize(3);
  }

  @Test
  void somethingIsAwaited() throws Exception {
    shop.send("m1");
    CompletableFuture<AwaitResult> waiting =
        CompletableFuture.supplyAsync(
            () -> orders.await().deleted(1).empty().within(Duration.ofSeconds(60)).require());
    shop.delete(shop.receive());
    assertThat(waiting.get().count("deleted")).isEqualTo(1);
    AwaitResult result = orders.await().deadLettered(1).within(Duration.ZERO).result();
    assertThat(result.holds()).isFalse();
    assertThat(result.visible()).isZero();
    assertThatThrownBy(() -> orders.await().sent(2).within(Duration.ZERO).require())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Queue orders: sent is 1, and not at least 2, within 0 ms.")
        .hasMessageContaining(" deleted by kitchen m1");
    AwaitResult nowhere = tailback.queue("nowhere").await().sent(1).within(Duration.ZERO).result();
    assertThat(nowhere.visible()).isNull();
    assertThat(nowhere.counts()).isEmpty();
  }

  @Test
  void queuesAndTheServerCanBeReset() throws Exception {
    shop.send("m1");
    orders.reset();
    assertThat(orders.state().visible()).isZero();
    orders.faults().drop();
    tailback.stopRules();
    shop.send("m2");
    tailback.reset();
    assertThat(tailback.queues()).isEmpty();
    assertThatThrownBy(orders::state)
        .isInstanceOf(TailbackException.class)
        .hasMessage("There is no queue arn:aws:sqs:us-east-1:000000000000:orders.");
  }

  @Test
  void alarmsAreShown() {
    String file =
        """
        alarms:
          backlog:
            Namespace: AWS/SQS
            MetricName: ApproximateNumberOfMessagesVisible
            Dimensions: {QueueName: orders}
            Statistic: Maximum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 0
            ComparisonOperator: GreaterThanThreshold
        queues: {orders: {}}
        """;
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    try (Tailback watched =
        Tailback.builder()
            .clock(EngineClock.pausedAt(start.toEpochMilli()))
            .configuration(Configuration.of("test", file))
            .start()) {
      TailbackClient client = TailbackClient.of(watched.endpoint());
      RemoteAlarm before = client.alarms().list().get(0);
      assertThat(before.name()).isEqualTo("backlog");
      assertThat(before.account()).isEqualTo("000000000000");
      assertThat(before.region()).isEqualTo("us-east-1");
      assertThat(before.state()).isEqualTo(State.INSUFFICIENT_DATA);
      assertThat(before.since()).isEqualTo(start);

      client.clock().advance(Duration.ofMinutes(2));
      assertThat(client.alarms().state("backlog")).isEqualTo(State.OK);
      assertThat(client.alarms().list().get(0).reason()).startsWith("Threshold Crossed: ");
      assertThatThrownBy(() -> client.alarms().state("backlogs"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("There is no alarm backlogs.");
    }
  }

  @Test
  void targetsAreShown() {
    String file =
        """
        scaling:
          orders-workers:
            MinCapacity: 1
            MaxCapacity: 10
        """;
    try (Tailback scaled =
        Tailback.builder().configuration(Configuration.of("test", file)).start()) {
      assertThat(TailbackClient.of(scaled.endpoint()).scaling().targets())
          .containsExactly(
              new ScalingTarget(
                  "ecs/service/tailback/orders-workers",
                  "000000000000",
                  "us-east-1",
                  "orders-workers",
                  1,
                  10,
                  1,
                  1));
      assertThat(TailbackClient.of(scaled.endpoint()).scaling().activities()).isEmpty();
    }
  }

  @Test
  void anotherServerIsNoTailback() {
    assertThat(tailback.isTailback()).isTrue();
    URI elsewhere = shop.tailback.endpoint().resolve("/elsewhere");
    assertThat(TailbackClient.of(elsewhere).isTailback()).isFalse();
  }

  @Test
  void aSourceThatDoesNotAnswerIsReported() {
    TailbackClient nobody = TailbackClient.of(URI.create("http://nowhere.invalid:9324"));
    assertThatThrownBy(nobody::queues)
        .isInstanceOf(TailbackException.class)
        .hasMessage("http://nowhere.invalid:9324 cannot be reached: unknown host");
  }
}
