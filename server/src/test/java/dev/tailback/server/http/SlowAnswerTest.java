package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.http.TestActions.Parked;
import dev.tailback.server.service.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are sent in pieces, in real time. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class SlowAnswerTest {
  private static final Pace AN_HOUR = new Pace.Over(3_600_000);

  private final MemoryAccount memory = new MemoryAccount(100_000_000);

  @SuppressWarnings("unused") // JUnit requires the declaration.
  @Parameter
  private Transport transport;

  private TestActions server;

  @BeforeEach
  void start() {
    start(HttpTimeouts.DEFAULT);
  }

  private void start(HttpTimeouts timeouts) {
    server = new TestActions(transport, timeouts, memory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String wait(String text) {
    return RawClient.json("Wait", "{\"Text\":\"" + text + "\"}");
  }

  /** Answers a waiting call with its own text. */
  private void answerSlowly(Pace pace) throws InterruptedException {
    Parked parked = server.awaitParked();
    parked.reply().slowDown(pace, new HeldCalls());
    parked.send();
  }

  @Test
  void theHeadAndTheFirstByteComeAtOnce() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("x".repeat(1_000)));
      answerSlowly(AN_HOUR);
      assertThat(client.readUntil("{")).contains("200 OK", "Content-Length: 1011");
      assertThat(client.hasAnswer()).isFalse();
    }
  }

  @Test
  void theRestComesEvenly() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("x".repeat(989))); // an answer of 1,000 bytes
      long began = System.nanoTime();
      answerSlowly(new Pace.BytesPerSecond(1_000));
      client.readUntil("x".repeat(300));
      long first = System.nanoTime() - began;
      client.readUntil("x\"}");
      long all = System.nanoTime() - began;
      assertThat(Duration.ofNanos(first)).isGreaterThan(Duration.ofMillis(250));
      assertThat(Duration.ofNanos(all)).isGreaterThan(Duration.ofMillis(999));
    }
  }

  @Test
  void longAnswersArriveWhole() throws Exception {
    try (RawClient client = server.connect()) {
      String text = "0123456789".repeat(50_000);
      client.send(wait(text));
      answerSlowly(new Pace.Over(300));
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"" + text + "\"}");
    }
  }

  @Test
  void theConnectionGoesOnAfterwards() throws Exception {
    try (RawClient client = server.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send(wait("a" + i) + RawClient.json("Echo", "{\"Text\":\"b\"}"));
        answerSlowly(new Pace.Over(100));
        assertThat(client.answer().body()).isEqualTo("{\"Text\":\"a" + i + "\"}");
        assertThat(client.answer().body()).isEqualTo("{\"Text\":\"b\"}");
      }
    }
  }

  @Test
  void itsMemoryIsCountedUntilTheClientLeaves() throws Exception {
    RawClient client = server.connect();
    client.send(wait("x".repeat(100_000)));
    answerSlowly(AN_HOUR);
    client.readUntil("{");
    await().untilAsserted(() -> assertThat(memory.bytes() - memory.free()).isGreaterThan(100_000));
    client.reset();
    await().untilAsserted(() -> assertThat(memory.free()).isEqualTo(memory.bytes()));
  }

  @Test
  void manyAreSentWithoutThreads() throws Exception {
    int threads = Thread.activeCount();
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clients.add(server.connect().send(wait("x".repeat(50))));
      answerSlowly(new Pace.Over(2_000));
    }
    assertThat(Thread.activeCount()).isLessThan(threads + 20);
    for (RawClient client : clients) {
      assertThat(client.answer().body()).hasSize(61);
      client.close();
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() throws Exception {
    server.close();
    start(new HttpTimeouts(Duration.ofMillis(1_500), Duration.ofMinutes(2)));
    try (RawClient client = server.connect()) {
      client.send(wait("x"));
      Reply reply = server.awaitParked().reply();
      reply.slowDown(new Pace.Over(500), new HeldCalls());
      reply.send(TestActions.text("x".repeat(10_000_000)));
      await().until(() -> memory.free() < memory.bytes());
      await().untilAsserted(() -> assertThat(memory.free()).isEqualTo(memory.bytes()));
      assertCutOff(client);
    }
  }

  private static void assertCutOff(RawClient client) {
    try {
      assertThat(client.readToEnd()).hasSizeLessThan(10_000_000);
    } catch (IOException reset) {
      // This ends the connection too.
    }
  }

  @Test
  void theListenersStopEndsIt() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("x".repeat(1_000)));
      answerSlowly(AN_HOUR);
      client.readUntil("{");
      server.close();
      assertCutOff(client);
    } finally {
      start(); // for the end of this test, which stops the server
    }
  }
}
