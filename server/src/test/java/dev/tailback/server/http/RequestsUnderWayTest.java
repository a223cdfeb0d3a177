package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Protocols;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestsUnderWayTest {
  private static final long A_MINUTE = 60_000;

  private final BlockingQueue<HttpServerExchange> underWay = new LinkedBlockingQueue<>();
  private final RequestsUnderWay requests =
      new RequestsUnderWay(
          exchange -> exchange.dispatch(() -> underWay.add(exchange)),
          new Protocols(List.of(SqsTraits.MODEL)),
          CallLog.start(LogLevel.OFF, null, null));
  private final Undertow server =
      Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(requests).build();

  @BeforeEach
  void start() {
    HttpListener.silenceStartUp();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatCameBeforeTheStopIsWaitedForAndWhatComesLaterIsRefusedInItsProtocol() throws Exception {
    try (RawClient early = connect();
        RawClient late = connect()) {
      early.send(RawClient.json("Echo", "{}"));
      HttpServerExchange first = underWay.take();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopWithinAMinute);
      await().until(() -> status() == 503);
      Answer answer = late.call(RawClient.get("Action=ListQueues"));
      assertThat(answer.headers().get("x-amzn-RequestId")).isNotEmpty();
      assertThat(answer.body())
          .contains("<Code>ServiceUnavailable</Code>", "The server is being stopped.");
      assertThat(stopped).isNotDone();
      first.endExchange();
      assertThat(early.answer().status()).isEqualTo(200);
      await().until(stopped::isDone);
    }
  }

  /** Returns the status of an answer. Requests from before the stop are answered with 200. */
  private int status() throws Exception {
    try (RawClient client = connect()) {
      client.send(RawClient.json("Echo", "{}"));
      await().until(() -> client.hasAnswer() || !underWay.isEmpty());
      if (!underWay.isEmpty()) {
        underWay.take().endExchange();
      }
      return client.answer().status();
    }
  }

  private void stopWithinAMinute() {
    try {
      requests.stop(A_MINUTE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RawClient connect() throws IOException {
    return new RawClient(
        ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }
}
