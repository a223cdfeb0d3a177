package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.TestActions.Parked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DisconnectWatchTest {
  private static final int CLIENTS = 200;
  private static TestActions server;

  @SuppressWarnings("unused") // JUnit requires the declaration.
  @Parameter
  private Transport transport;

  @BeforeParameterizedClassInvocation
  static void start(Transport transport) {
    server = new TestActions(transport);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.parked.clear();
  }

  @Test
  void clientsThatCloseAreNoticed() throws Exception {
    List<Parked> waiting = new ArrayList<>();
    List<RawClient> clients = park(waiting);
    for (RawClient client : clients) {
      client.close();
    }
    assertAllCancelledOnce(waiting);
  }

  @Test
  void clientsThatAreKilledAreNoticed() throws Exception {
    List<Parked> waiting = new ArrayList<>();
    List<RawClient> clients = park(waiting);
    for (RawClient client : clients) {
      client.reset();
    }
    assertAllCancelledOnce(waiting);
  }

  @Test
  void aClientThatClosesItsDirectionHasGone() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("a"));
      Parked waiting = server.awaitParked();
      client.closeOutput();
      assertThat(client.isClosedByServer()).isTrue();
      assertAllCancelledOnce(List.of(waiting));
    }
  }

  @Test
  void aClientThatSendsFarAheadAndLeavesIsNoticed() throws Exception {
    RawClient client = server.connect();
    client.send(wait("a"));
    Parked waiting = server.awaitParked();
    client.sendUntilCutOff("x".repeat(100_000));
    client.close();
    assertAllCancelledOnce(List.of(waiting));
  }

  @Test
  void aClientThatSendsFartherAheadThanIsKeptIsTakenToBeGone() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("a"));
      Parked waiting = server.awaitParked();
      client.sendUntilCutOff("x".repeat(100_000));
      assertAllCancelledOnce(List.of(waiting));
    }
  }

  @Test
  void aClientThatHasGoneBeforeTheCallWaitsIsNoticed() throws Exception {
    RawClient client = server.connect();
    client.call(
        RawClient.json("Nothing", "{}")); // so that it is connected and the TLS handshake is done
    client.send(wait("a"));
    client.reset();
    assertAllCancelledOnce(List.of(server.awaitParked()));
  }

  @Test
  void aClientThatIsAnsweredIsNotCancelled() throws Exception {
    Parked waiting;
    try (RawClient client = server.connect()) {
      client.send(wait("a"));
      waiting = server.awaitParked();
      waiting.send();
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"a\"}");
      client.send(wait("b"));
      server.awaitParked().send();
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"b\"}");
    }
    try (RawClient later = server.connect()) {
      assertThat(later.call(RawClient.json("Echo", "{}")).status()).isEqualTo(200);
    }
    assertThat(waiting.cancelled()).hasValue(0);
  }

  @Test
  void theConnectionGoesOnAfterAWait() throws Exception {
    try (RawClient client = server.connect()) {
      for (int i = 0; i < 50; i++) {
        client.send(i % 2 == 0 ? wait("" + i) : RawClient.get("Action=Wait&Text=" + i));
        server.awaitParked().send();
        assertThat(client.answer().body()).contains("" + i);
        assertThat(client.call(RawClient.json("Echo", "{\"Text\":\"x\"}")).body()).contains("x");
      }
    }
  }

  @Test
  void aConnectionThatIsNotToBeKeptIsClosedAfterTheWait() throws Exception {
    for (String request :
        List.of(
            "GET /?Action=Wait&Text=1 HTTP/1.0\r\n\r\n",
            "GET /?Action=Wait&Text=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      try (RawClient client = server.connect()) {
        client.send(request);
        Parked waiting = server.awaitParked();
        waiting.send();
        assertThat(client.answer().body()).contains("<Text>1</Text>");
        assertThat(client.isClosedByServer()).isTrue();
        assertThat(waiting.cancelled()).hasValue(0);
      }
    }
  }

  @Test
  void requestsSentTogetherAreAnsweredInOrder() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(wait("1") + RawClient.json("Echo", "{\"Text\":\"2\"}") + wait("3"));
      server.awaitParked().send();
      assertThat(client.answer().body()).contains("1");
      assertThat(client.answer().body()).contains("2");
      server.awaitParked().send();
      assertThat(client.answer().body()).contains("3");
    }
  }

  @Test
  void requestsSentDuringAWaitAreKept() throws Exception {
    try (RawClient client = server.connect()) {
      client.send(RawClient.get("Action=Wait&Text=1"));
      Parked first = server.awaitParked();
      String next = RawClient.json("Echo", "{\"Text\":\"2\"}") + wait("3");
      for (int i = 0; i < next.length(); i += 50) {
        client.send(next.substring(i, Math.min(i + 50, next.length())));
        settle(first);
      }
      first.send();
      assertThat(client.answer().body()).contains("1");
      assertThat(client.answer().body()).contains("2");
      server.awaitParked().send();
      assertThat(client.answer().body()).contains("3");
    }
  }

  @Test
  void aClientThatSentAheadAndThenWentIsNoticed() throws Exception {
    RawClient client = server.connect();
    client.send(wait("1"));
    Parked first = server.awaitParked();
    client.send(RawClient.json("Echo", "{}"));
    client.close();
    assertAllCancelledOnce(List.of(first));
  }

  @Test
  void anAnswerToAClientThatHasJustGoneIsLostQuietly() throws Exception {
    List<Parked> waiting = new ArrayList<>();
    for (RawClient client : park(waiting)) {
      Parked one = waiting.get(0);
      client.reset();
      one.send();
    }
    waiting.forEach(Parked::send);
    await()
        .untilAsserted(
            () ->
                assertThat(waiting).allSatisfy(w -> assertThat(w.cancelled().get()).isLessThan(2)));
    try (RawClient client = server.connect()) {
      assertThat(client.call(RawClient.json("Echo", "{}")).status()).isEqualTo(200);
    }
  }

  @Test
  void aSecondWaitTakesThePlaceOfTheFirst() throws Exception {
    RawClient client = server.connect();
    client.send(wait("1"));
    Parked first = server.awaitParked();
    AtomicInteger second = new AtomicInteger();
    first.reply().waiting(second::incrementAndGet);
    client.reset();
    await().untilAsserted(() -> assertThat(second).hasValue(1));
    assertThat(first.cancelled()).hasValue(0);
  }

  @Test
  void aReplyThatWaitsAfterTheClientHasGoneIsCancelled() throws Exception {
    RawClient client = server.connect();
    client.send(wait("1"));
    Parked first = server.awaitParked();
    client.reset();
    assertAllCancelledOnce(List.of(first));
    AtomicInteger second = new AtomicInteger();
    first.reply().waiting(second::incrementAndGet);
    await().untilAsserted(() -> assertThat(second).hasValue(1));
  }

  private static List<RawClient> park(List<Parked> waiting) throws Exception {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(server.connect().send(wait("" + i)));
    }
    for (int i = 0; i < CLIENTS; i++) {
      waiting.add(server.awaitParked());
    }
    return clients;
  }

  private static void assertAllCancelledOnce(List<Parked> waiting) {
    await()
        .untilAsserted(
            () -> assertThat(waiting).allSatisfy(w -> assertThat(w.cancelled()).hasValue(1)));
    waiting.forEach(Parked::send);
    assertThat(waiting).allSatisfy(w -> assertThat(w.cancelled()).hasValue(1));
  }

  /**
   * Makes another client's call, so that the server had time to react; the wait must not be over.
   */
  private static void settle(Parked waiting) throws IOException {
    for (int i = 0; i < 4; i++) {
      try (RawClient client = server.connect()) {
        assertThat(client.call(RawClient.json("Echo", "{}")).status()).isEqualTo(200);
      }
    }
    assertThat(waiting.cancelled()).hasValue(0);
  }

  private static String wait(String text) {
    return RawClient.json("Wait", "{\"Text\":\"" + text + "\"}");
  }
}
