package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole server over TLS: streams, and calls in progress when it stops. */
class TlsStreamTest {
  private static Tailback start(Transport transport) {
    return Tailback.builder()
        .clock(EngineClock.pausedAt(1_795_937_800_000L))
        .tls(transport.tls())
        .start();
  }

  @ParameterizedTest
  @EnumSource
  void aStreamShowsWhatChanges(Transport transport) throws IOException {
    try (Tailback tailback = start(transport);
        RawClient viewer = new RawClient(tailback.port(), transport);
        RawClient caller = new RawClient(tailback.port(), transport)) {
      viewer.send("GET /_tailback/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(viewer.readUntil("event:hello")).contains("text/event-stream");
      caller.call(RawClient.json("CreateQueue", "{\"QueueName\":\"orders\"}"));
      assertThat(viewer.readUntil("\"orders\"")).contains("\"orders\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void queueUrlsHaveTheSchemeOfTheServer(Transport transport) throws IOException {
    try (Tailback tailback = start(transport);
        RawClient caller = new RawClient(tailback.port(), transport)) {
      String scheme = transport == Transport.PLAIN ? "http" : "https";
      assertThat(caller.call(RawClient.json("CreateQueue", "{\"QueueName\":\"orders\"}")).body())
          .contains(scheme + "://localhost:" + tailback.port() + "/000000000000/orders");
      assertThat(tailback.endpoint()).hasScheme(scheme);
    }
  }

  @ParameterizedTest
  @EnumSource
  void longPollsAreAnsweredWhenTheServerStops(Transport transport) throws IOException {
    Tailback tailback = start(transport);
    try (RawClient poller = new RawClient(tailback.port(), transport)) {
      poller.call(RawClient.json("CreateQueue", "{\"QueueName\":\"orders\"}"));
      String url = tailback.endpoint() + "/000000000000/orders";
      poller.send(
          RawClient.json(
              "ReceiveMessage", "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":20}"));
      await()
          .until(() -> tailback.gate().call(queues -> queues.timeline().nextEvents(1)).size() > 0);
      tailback.close();
      assertThat(poller.answer().status()).isEqualTo(200);
      assertThat(poller.isClosedByServer()).isTrue();
    }
  }
}
