package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Protocols;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private final Router router =
      new Router(answering("otherwise"))
          .route("/_tailback", answering("admin"))
          .route("/_aws/sqs/messages", answering("peek"))
          .route(new HealthHandler(() -> true));
  private final HttpListener listener =
      HttpListener.start(
          router,
          HttpSettings.DEFAULT,
          new Protocols(List.of(SqsTraits.MODEL)),
          CallLog.start(LogLevel.OFF, null, null),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  @AfterEach
  void stop() {
    listener.stop();
  }

  private static HttpHandler answering(String text) {
    return exchange -> exchange.getResponseSender().send(text);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, otherwise",
    "GET /?Action=ListQueues, otherwise",
    "GET /000000000000/orders, otherwise",
    "GET /_tailback, admin",
    "GET /_tailback?x, admin",
    "GET /_tailback/clock, admin",
    "GET /_tailbacks, otherwise",
    "GET /_aws/sqs/messages/us-east-1/000000000000/orders, peek",
    "GET /_aws/sqs, otherwise",
    "GET /health, '{\"status\":\"ok\"}'",
    "GET /health?Action=SendMessage, otherwise",
    "POST /health, otherwise",
  })
  void aRequestGoesToTheRouteOfItsPath(String request, String answer) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      String end = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
      assertThat(client.call(request + end).body()).isEqualTo(answer);
    }
  }
}
