package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.KmsThrottledException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FaultsTest {
  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final SqsClient sqs = emulator.sqs();
  private final String orders = emulator.queue("orders");

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aProducerIsThrottledByTheBacklogAndLetInAgainWhenItHasDrained() {
    emulator.fault(
        """
        {'queue': 'orders', 'actions': ['SendMessage'],
         'backlog': {'when': 'visible >= 10', 'until': 'visible < 5'},
         'throttle': {'retryAfter': 'PT2S'}}""");
    for (int i = 0; i < 10; i++) {
      assertThat(emulator.trySend(orders)).isEqualTo("sent");
    }
    assertThat(emulator.trySend(orders)).isEqualTo("RequestThrottled");
    consume(5);
    assertThat(emulator.trySend(orders)).as("with 5 left").isEqualTo("RequestThrottled");
    consume(1);
    assertThat(emulator.trySend(orders)).as("with 4 left").isEqualTo("sent");
    assertThat(emulator.trySend(orders)).as("with 5 again").isEqualTo("sent");
  }

  private void consume(int messages) {
    List<Message> received =
        sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(messages)).messages();
    received.forEach(
        m -> sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(m.receiptHandle())));
  }

  @Test
  void throttledCallsSayWhenToTryAgain() {
    emulator.fault("{'throttle': {'retryAfter': 'PT1.5S'}}");
    assertThatThrownBy(() -> emulator.send(orders, "a"))
        .isInstanceOf(RequestThrottledException.class);
    HttpResponse<String> json = emulator.json("ListQueues", "{}");
    HttpResponse<String> query = emulator.query("Action=ListQueues");
    for (HttpResponse<String> answer : List.of(json, query)) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("x-amz-retry-after")).hasValue("1500");
      assertThat(answer.body()).contains("RequestThrottled", "Request is throttled.");
    }
  }

  @Test
  void errorsAreNamedByCodeOrByTypeAndLookLikeThoseOfSqs() {
    emulator.fault("{'times': 1, 'error': {'code': 'KMS.ThrottlingException', 'message': 'Ouch'}}");
    emulator.fault("{'times': 1, 'error': {'code': 'KmsThrottled'}}");
    emulator.fault("{'times': 1, 'error': {'code': 'ServiceUnavailable'}}");
    assertThatThrownBy(() -> emulator.send(orders, "a"))
        .isInstanceOf(KmsThrottledException.class)
        .hasMessageContaining("Ouch");
    assertThat(emulator.query("Action=ListQueues").body())
        .contains("<Code>KMS.ThrottlingException</Code>");
    assertThatThrownBy(() -> emulator.send(orders, "a"))
        .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    assertThat(emulator.trySend(orders)).isEqualTo("sent");
    assertThat(emulator.visible("orders")).isEqualTo(1);
  }

  @Test
  void anErrorAfterwardsLeavesTheEffectAndOtherRefusals() {
    emulator.fault(
        "{'actions': ['SendMessage'], 'error': {'code': 'OverLimit', 'moment': 'after'}}");
    assertThatThrownBy(() -> emulator.send(orders, "a")).isInstanceOf(OverLimitException.class);
    assertThat(emulator.visible("orders")).isEqualTo(1);
    assertThatThrownBy(() -> emulator.send(orders + "-not", "a"))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void aConnectionDroppedBeforeTheCallHasNoEffect() {
    emulator.fault("{'actions': ['SendMessage'], 'drop': {}}");
    assertThatThrownBy(() -> emulator.send(orders, "a")).isInstanceOf(SdkClientException.class);
    assertThat(emulator.visible("orders")).isZero();
  }

  @Test
  void aConnectionDroppedAfterTheCallMakesADuplicateOfARetry() {
    long id = emulator.fault("{'actions': ['SendMessage'], 'nth': 1, 'drop': {'moment': 'after'}}");
    try (SqsClient retrying = emulator.client(3)) {
      retrying.sendMessage(r -> r.queueUrl(orders).messageBody("a"));
    }
    assertThat(emulator.receiveBodies(orders)).containsExactly("a", "a");
    assertThat(emulator.hits(id)).isEqualTo(1);
  }

  @Test
  void aFifoQueueSwallowsTheDuplicateOfARetry() {
    String fifo = emulator.queue("orders.fifo");
    emulator.fault("{'actions': ['SendMessage'], 'nth': 1, 'drop': {'moment': 'after'}}");
    try (SqsClient retrying = emulator.client(3)) {
      retrying.sendMessage(r -> r.queueUrl(fifo).messageBody("a").messageGroupId("g"));
    }
    assertThat(emulator.receiveBodies(fifo)).containsExactly("a");
  }

  @Test
  void aCallThatStartsLateTakesEffectLate() {
    emulator.fault("{'actions': ['SendMessage'], 'latency': {'fixed': 'PT3S'}}");
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> emulator.send(orders, "a"));
    emulator.awaitDeadline("SendMessage starts late");
    emulator.advance(Duration.ofMillis(2_999));
    assertThat(emulator.visible("orders")).isZero();
    emulator.advance(Duration.ofMillis(1));
    sending.join();
    assertThat(emulator.visible("orders")).isEqualTo(1);
  }

  @Test
  void aCallThatEndsLateHasTakenEffectAtOnce() {
    emulator.fault("{'actions': ['SendMessage'], 'latency': {'fixed': 'PT3S', 'moment': 'after'}}");
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> emulator.send(orders, "a"));
    emulator.awaitDeadline("SendMessage ends late");
    assertThat(emulator.visible("orders")).isEqualTo(1);
    assertThat(sending).isNotDone();
    emulator.advance(Duration.ofSeconds(3));
    sending.join();
  }

  @Test
  void aLongPollCanStartLateAndWaitThen() {
    emulator.fault("{'actions': ['ReceiveMessage'], 'latency': {'fixed': 'PT3S'}}");
    CompletableFuture<List<Message>> polling =
        CompletableFuture.supplyAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)).messages());
    emulator.awaitDeadline("ReceiveMessage starts late");
    emulator.advance(Duration.ofSeconds(3));
    emulator.send(orders, "a");
    assertThat(polling.join()).extracting(Message::body).containsExactly("a");
  }

  @Test
  void theCallOfAClientThatLeftBeforeItStartedIsNotCarriedOut() throws IOException {
    long id = emulator.fault("{'actions': ['SendMessage'], 'latency': {'fixed': 'PT3S'}}");
    String form = "Action=SendMessage&MessageBody=lost&QueueUrl=" + orders;
    try (Socket client = new Socket("localhost", emulator.endpoint().getPort())) {
      String head =
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
              + "\r\nContent-Length: %d\r\n\r\n".formatted(form.length());
      client.getOutputStream().write((head + form).getBytes(StandardCharsets.US_ASCII));
      emulator.awaitDeadline("SendMessage starts late");
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).as("closed by the server, too").isEqualTo(-1);
    }
    emulator.advance(Duration.ofSeconds(3));
    await().until(() -> emulator.hits(id) == 1);
    assertThat(emulator.visible("orders")).isZero();
  }

  @Test
  void theSameSeedAndCallsMeetTheSameFaults() {
    List<String> first = course(7);
    assertThat(course(7)).isEqualTo(first);
    assertThat(course(8)).isNotEqualTo(first);
    assertThat(first).contains("sent", "RequestThrottled", "OverLimit");
  }

  private static List<String> course(long seed) {
    try (FaultyEmulator emulator = new FaultyEmulator(seed)) {
      String url = emulator.queue("q");
      emulator.fault("{'actions': ['SendMessage'], 'probability': 0.3, 'throttle': {}}");
      emulator.fault(
          "{'actions': ['SendMessage'], 'probability': 0.3, 'error': {'code': 'OverLimit'}}");
      List<String> outcomes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        outcomes.add(emulator.trySend(url));
      }
      return outcomes;
    }
  }
}
