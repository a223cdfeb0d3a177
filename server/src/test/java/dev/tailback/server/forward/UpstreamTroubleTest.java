package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.tls.Tls;
import dev.tailback.server.tls.TrustedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstreams that are not trusted, do not exist, or are still working when the client leaves. */
class UpstreamTroubleTest {
  private static final QueueAddress ORDERS = Bridge.HOME.sibling("orders");
  private static final int POLLS = 1_000;

  private static Tailback inFrontOf(URI endpoint, @Nullable SSLContext trust) {
    return Bridge.start(
        new Upstream(
            Upstream.at(endpoint),
            UpstreamAccess.MESSAGES,
            new ForwardedQueues(Bridge.HOME, Map.of("orders", ORDERS), false),
            Bridge.as(Bridge.HOME.account()),
            trust),
        builder -> builder);
  }

  private static HttpResponse<String> find(URI endpoint, @Nullable SSLContext trust) {
    try (Tailback front = inFrontOf(endpoint, trust)) {
      return RawCalls.json(front, "GetQueueUrl", "{\"QueueName\":\"orders\"}");
    }
  }

  @Test
  void onlyATrustedCertificateForTheHostIsAccepted(@TempDir Path directory) {
    Path certificate = directory.resolve("certificate.pem");
    Tls tls = Tls.selfSigned(certificate, List.of());
    try (Tailback upstream = Tailback.builder().host("0.0.0.0").tls(tls).start()) {
      SSLContext trust = TrustedServers.signedBy(certificate);
      URI named = URI.create("https://localhost:" + upstream.port());
      URI other = URI.create("https://127.0.0.2:" + upstream.port());

      assertThat(find(named, trust).body()).contains("QueueDoesNotExist");
      assertThat(find(named, null).statusCode()).isEqualTo(503);
      assertThat(find(other, trust).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aHostThatIsNotFoundIsAnsweredAsUnavailable() {
    HttpResponse<String> answer = find(URI.create("http://no-such-host.invalid:1"), null);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("ServiceUnavailable");
  }

  @Test
  void callsUnderWayAreAnsweredWhenTheServerStops() throws IOException {
    try (FakeUpstream upstream =
        new FakeUpstream((request, connection) -> connection.getInputStream().readAllBytes())) {
      Tailback front = inFrontOf(upstream.endpoint(), null);
      CompletableFuture<HttpResponse<String>> call =
          CompletableFuture.supplyAsync(
              () -> RawCalls.json(front, "ReceiveMessage", "{\"QueueUrl\":\"orders\"}"));
      await().until(() -> upstream.requests().size() == 1);

      front.close();

      assertThat(call.join().statusCode()).isEqualTo(503);
      await().atMost(Duration.ofSeconds(10)).until(() -> upstream.ended() == 1);
    }
  }

  @Test
  void longPollsHoldNoThreads() throws IOException {
    try (Tailback upstream = Tailback.builder().start();
        Tailback front = inFrontOf(upstream.endpoint(), null)) {
      RawCalls.json(upstream, "CreateQueue", "{\"QueueName\":\"orders\"}");
      List<Socket> clients = new ArrayList<>();
      RawCalls.json(front, "GetQueueUrl", "{\"QueueName\":\"orders\"}");
      long before = threads();
      for (int i = 0; i < POLLS; i++) {
        clients.add(poll(front.port()));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> waiting(upstream) == POLLS);
      assertThat(threads() - before).isLessThanOrEqualTo(16); // they look addresses up

      upstream.gate().advance(Duration.ofSeconds(20));
      for (Socket client : clients) {
        client.setSoTimeout(10_000);
        byte[] start = client.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        client.close();
      }
    }
  }

  private static int waiting(Tailback upstream) {
    return upstream
        .gate()
        .call(queues -> queues.all().iterator().next().inspection().snapshot().waiting().size());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> thread.getName().contains("tailback") || thread.getName().contains("XNIO"))
        .count();
  }

  private static Socket poll(int port) throws IOException {
    String body = "{\"QueueUrl\":\"orders\",\"WaitTimeSeconds\":20}";
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client
        .getOutputStream()
        .write(
            ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                    + ("X-Amz-Target: AmazonSQS.ReceiveMessage\r\nContent-Length: " + body.length())
                    + ("\r\n\r\n" + body))
                .getBytes(StandardCharsets.US_ASCII));
    return client;
  }
}
