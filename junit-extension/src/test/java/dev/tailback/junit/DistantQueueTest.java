package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.client.RemoteQueue;
import dev.tailback.client.TailbackClient;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.QueueSpec;
import dev.tailback.server.Tailback;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Assertions on queues of a server that the extension did not start. */
class DistantQueueTest {
  private final Tailback server =
      Tailback.builder()
          .clock(EngineClock.pausedAt(1_795_300_000_000L))
          .queues(List.of(QueueSpec.named("orders").deadLetter("orders-dlq", 1)))
          .start();
  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();
  private final String url = sqs.getQueueUrl(r -> r.queueName("orders")).queueUrl();
  private final TailbackClient tailback = TailbackClient.of(server.endpoint());
  private final RemoteQueue orders = tailback.queue("orders");

  @AfterEach
  void close() {
    sqs.close();
    server.close();
  }

  private String send(String body) {
    return sqs.sendMessage(r -> r.queueUrl(url).messageBody(body)).messageId();
  }

  private Message receive() {
    return sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0);
  }

  private void delete(Message message) {
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  @Test
  void statesAndEventsAreAsserted() {
    String id = send("two coffees");
    assertThatQueue(orders).hasVisible(1).hasDelayed(0).hasMessage("two coffees").deleted(0);
    Message message = receive();
    assertThatQueue(orders).hasInFlight(1);
    delete(message);
    assertThatQueue(orders).deleted(1).deletedExactlyOnce(id).deadLettered(0).isDrained();
    delete(message);
    assertThatThrownBy(() -> assertThatQueue(orders).deletedExactlyOnce(id))
        .hasMessageContaining("it was deleted again");
  }

  @Test
  void anAssertionWaits() {
    send("two coffees");
    CompletableFuture<Void> working = CompletableFuture.runAsync(() -> delete(receive()));
    assertThatQueue(orders).within(Duration.ofSeconds(30)).deleted(1).isDrained();
    working.join();
  }

  @Test
  void aFailureShowsTheQueue() {
    send("two coffees");
    receive();
    tailback.clock().advance(Duration.ofSeconds(10));
    assertThatThrownBy(() -> assertThatQueue(orders).within(Duration.ZERO).isDrained())
        .hasMessageStartingWith("Expected queue orders to be drained, but it has 1 in flight.")
        .message()
        .contains("Queue orders: 0 visible, 1 in flight, 0 delayed; it is 2026-")
        .contains(" in flight \"two coffees\", visible in 20 s")
        .contains("    received by aws-sdk-java/")
        .contains("Its last events:")
        .contains(" sent \"two coffees\"")
        .containsPattern(" received, time 1, by aws-sdk-java/\\S+ \"two coffees\"");
  }

  @Test
  void aDeadLetterIsAsserted() {
    send("two coffees");
    receive();
    tailback.clock().advance(Duration.ofSeconds(30));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    assertThatQueue(orders).deadLettered(1).isDrained();
    assertThatQueue(tailback.queue("orders-dlq")).hasMessage("two coffees");
  }

  @Test
  void aMissingQueueIsReported() {
    assertThatThrownBy(
            () -> assertThatQueue(tailback.queue("nix")).within(Duration.ZERO).isDrained())
        .hasMessageStartingWith("Expected queue nix to be drained, but it does not exist.");
  }

  @Test
  void nothingIsReceivedUntilTheVisibilityTimeoutEnds() {
    send("two coffees");
    receive();
    Duration rest = Duration.ofSeconds(20);
    assertThatQueue(orders).receivesNothingWithin(rest, tailback.clock());
    assertThatThrownBy(() -> assertThatQueue(orders).receivesNothingWithin(rest, tailback.clock()))
        .hasMessageContaining("to receive nothing within 20 s, but after 10 s message ")
        .hasMessageContaining("\"two coffees\" became visible");
    assertThatThrownBy(() -> assertThatQueue(orders).receivesNothingWithin(rest, tailback.clock()))
        .hasMessageContaining("before the clock is moved it has 1 visible");
  }

  @Test
  void aClockMovesTheQueuesOfItsServerOnly() {
    TailbackClock other = new TailbackClock(server.gate());
    assertThatIllegalStateException()
        .isThrownBy(() -> assertThatQueue(orders).receivesNothingWithin(Duration.ZERO, other))
        .withMessage("Queue orders is elsewhere: give the RemoteClock that moves it.");
  }

  @Test
  void everyKindOfEventIsRead() {
    for (Kind kind : Kind.values()) {
      assertThat(DistantEvents.kind(DistantEvents.name(kind))).isEqualTo(kind);
    }
  }
}
