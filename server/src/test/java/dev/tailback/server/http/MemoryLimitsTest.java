package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.RawClient.Answer;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memory and time that requests take from the server, and give back. */
@Timeout(60)
class MemoryLimitsTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(1_500);

  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void disconnect() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  private RawClient connect(TestActions server) throws IOException {
    RawClient client = server.connect();
    clients.add(client);
    return client;
  }

  private static TestActions server(MemoryAccount memory) {
    return new TestActions(HttpTimeouts.DEFAULT, memory);
  }

  private static String head(int length) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.0\r\n"
        + ("X-Amz-Target: AmazonSQS.Echo\r\nContent-Length: " + length + "\r\n\r\n");
  }

  private static String echo(int length) {
    return RawClient.json("Echo", "{\"Text\":\"" + "x".repeat(length) + "\"}");
  }

  private static void awaitAllFree(MemoryAccount memory) {
    await().untilAsserted(() -> assertThat(memory.free()).isEqualTo(memory.bytes()));
  }

  @Test
  void whatIsAnnouncedTakesNoMemory() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000);
    try (TestActions server = server(memory)) {
      for (int i = 0; i < 50; i++) {
        connect(server).send(head(100_000) + "x");
      }
      connect(server).call(RawClient.json("Nothing", "{}"));
      assertThat(memory.free()).isEqualTo(memory.bytes());
    }
  }

  @Test
  void whatHasArrivedIsDrawnAndGivenBackWhenTheClientLeaves() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000);
    try (TestActions server = server(memory)) {
      RawClient client = connect(server).send(head(100_000) + "x".repeat(60_000));
      await().untilAsserted(() -> assertThat(memory.free()).isBetween(800_000L, 940_000L));
      client.close();
      awaitAllFree(memory);
    }
  }

  @Test
  void anAnswerGivesBackTheMemoryOfItsRequestAndItsOwn() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000);
    try (TestActions server = server(memory)) {
      RawClient client = connect(server);
      for (int i = 0; i < 20; i++) {
        assertThat(client.call(echo(150_000)).status()).isEqualTo(200);
        awaitAllFree(memory);
      }
    }
  }

  @Test
  void aBodyWithoutRoomIsRefusedWithAHintToTryAgain() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000);
    try (TestActions server = server(memory)) {
      for (int i = 1; i <= 4; i++) { // one after the other, because a growing body counts twice
        connect(server).send(head(190_000) + "x".repeat(180_000));
        long left = memory.bytes() - 190_000L * i;
        await().untilAsserted(() -> assertThat(memory.free()).isEqualTo(left));
      }
      RawClient refused = connect(server);
      Answer answer = refused.call(echo(150_000));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("com.amazon.coral.service#ServiceUnavailable");
      assertThat(answer.headers()).containsEntry("x-amz-retry-after", "1000");
      assertThat(refused.isClosedByServer()).isTrue();
      disconnect();
      awaitAllFree(memory);
      assertThat(connect(server).call(echo(150_000)).status()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatCanNeverBeWorkedOnIsTooLarge() throws IOException {
    try (TestActions server = server(new MemoryAccount(1_000_000))) {
      assertThat(connect(server).send(head(300_000)).answer().status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyThatDoesNotArriveInTimeIsRefused() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000);
    try (TestActions server = new TestActions(new HttpTimeouts(SHORT, LONG), memory)) {
      RawClient client = connect(server).send(head(100_000) + "x".repeat(20_000));
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("com.amazon.coral.service#RequestTimeoutException");
      assertThat(client.isClosedByServer()).isTrue();
      awaitAllFree(memory);
    }
  }

  @Test
  void aClientThatDoesNotTakeItsAnswerIsCutOff() throws IOException {
    MemoryAccount memory = new MemoryAccount(1_000_000_000);
    try (TestActions server = new TestActions(new HttpTimeouts(SHORT, LONG), memory)) {
      int length = 6_000_000;
      RawClient client = connect(server);
      try {
        client.send(echo(length)).send(echo(length)).send(echo(length));
      } catch (SocketException cutOff) {
        // It could not even send everything: the server stops reading until it has answered.
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(memory.free()).isEqualTo(memory.bytes()));
      assertThat(client.bytesToEnd()).isLessThan(3L * length);
    }
  }

  @Test
  void longHeadersAreNotRead() throws IOException {
    try (TestActions server = server(new MemoryAccount(1_000_000))) {
      RawClient client = connect(server);
      String header = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(60_000);
      assertThat(client.call(header + "\r\n\r\n").status()).isEqualTo(404);
      client.send(header + "x".repeat(10_000));
      assertThat(client.bytesToEnd()).isLessThan(1_000);
    }
  }

  @Test
  void aLongBodyIsParsedByAWorkerAndAnsweredInOrder() throws IOException {
    try (TestActions server = server(new MemoryAccount(1_000_000_000))) {
      String padding = "{\"Unknown\":\"" + "x".repeat(1_100_000) + "\"}";
      RawClient client = connect(server);
      client
          .send(RawClient.json("Thread", "{}"))
          .send(RawClient.json("Thread", padding))
          .send(RawClient.json("Thread", "{}"));
      assertThat(client.answer().body()).contains("I/O");
      assertThat(client.answer().body()).contains("task");
      assertThat(client.answer().body()).contains("I/O");
    }
  }
}
