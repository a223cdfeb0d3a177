package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.http.TestActions.Parked;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.service.Service;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Protocols;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class HttpListenerTest {
  private static final String JSON_HEAD =
      "POST /any/path HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.Echo\r\n";
  private static final int EIGHT_MIB = 8 * 1024 * 1024;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static TestActions server;

  @Parameter private Transport transport;
  private RawClient client;

  @BeforeParameterizedClassInvocation
  static void start(Transport transport) {
    server = new TestActions(transport);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws IOException {
    client = server.connect();
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
  }

  @Test
  void chunkedBodiesAreRead() throws IOException {
    client.send(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    client.send("a\r\n{\"Text\":\"x\r\n").send("1\r\ny\r\n").send("2\r\n\"}\r\n0\r\n\r\n");
    assertThat(client.answer().body()).isEqualTo("{\"Text\":\"xy\"}");
    assertGoesOn();
  }

  @Test
  void aBodyMayArriveByteByByte() throws IOException {
    for (byte b :
        RawClient.json("Echo", "{\"Text\":\"Zürich\"}").getBytes(StandardCharsets.UTF_8)) {
      client.send(new byte[] {b});
    }
    assertThat(client.answer().body()).isEqualTo("{\"Text\":\"Zürich\"}");
    assertGoesOn();
  }

  @Test
  void aClientThatExpectsToBeToldToContinueIsTold() throws IOException {
    for (int i = 0; i < 3; i++) {
      client.send(JSON_HEAD + "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n");
      assertThat(client.answerWithoutBody().status()).isEqualTo(100);
      client.send("{\"Text\":\"x\"}");
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"x\"}");
    }
    assertGoesOn();
  }

  @Test
  void aClientThatWaitsAfterHavingBeenToldToContinueIsWatched() throws Exception {
    client.send(
        JSON_HEAD.replace("Echo", "Wait") + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(client.answerWithoutBody().status()).isEqualTo(100);
    client.send("{}");
    Parked waiting = server.awaitParked();
    waiting.send();
    assertThat(client.answer().status()).isEqualTo(200);
    assertGoesOn();
  }

  @Test
  void anOldClientIsAnsweredAndDismissed() throws IOException {
    Answer answer = client.call("GET /?Action=Echo&Text=x HTTP/1.0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("<Text>x</Text>");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void anOldClientMayAskToStay() throws IOException {
    String request = "GET /?Action=Echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    assertThat(client.call(request).headers()).containsEntry("Connection", "keep-alive");
    assertThat(client.call(request).status()).isEqualTo(200);
  }

  @Test
  void anOldClientHasAnEndpointWithoutAHostHeader() throws IOException {
    assertThat(client.call("GET /?Action=Endpoint HTTP/1.0\r\n\r\n").body())
        .contains("://127.0.0.1:" + server.listener.port() + "</Text>");
  }

  @Test
  void aClientThatAsksForItIsDismissed() throws IOException {
    client.send("GET /?Action=Echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(client.answer().headers()).containsEntry("Connection", "close");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aClientThatClosesItsDirectionIsAnswered() throws IOException {
    client.send(RawClient.get("Action=Echo&Text=x")).closeOutput();
    assertThat(client.answer().body()).contains("<Text>x</Text>");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aConnectionServesManyRequests() throws IOException {
    for (int i = 0; i < 300; i++) {
      assertGoesOn();
    }
  }

  @Test
  void eightMebibytesAreAccepted() throws IOException {
    String body = "{\"Text\":\"" + "\\u0041".repeat((EIGHT_MIB - 20) / 6) + "\"}";
    assertThat(client.call(RawClient.json("Echo", body)).body()).hasSize((EIGHT_MIB - 20) / 6 + 11);
    client.send(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    client.send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    assertThat(client.answer().body()).hasSize((EIGHT_MIB - 20) / 6 + 11);
    assertGoesOn();
  }

  @Test
  void aBodyAnnouncedTooLargeIsRefusedAtOnce() throws IOException {
    client.send(JSON_HEAD + "Content-Length: 999999999\r\n\r\n{");
    assertTooLarge(client.answer(), "\"__type\":\"com.amazon.coral.service#RequestEntityTooLarge");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aBodyAnnouncedTooLargeIsNotToBeContinued() throws IOException {
    client.send(JSON_HEAD + "Expect: 100-continue\r\nContent-Length: 999999999\r\n\r\n");
    assertTooLarge(client.answer(), "RequestEntityTooLarge");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aClientThatSendsAllOfATooLargeBodyGetsItsAnswer() throws IOException {
    int length = 3 * RequestBody.MAX_BYTES;
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n");
    client.send(filled(length));
    assertTooLarge(client.answer(), "<Code>RequestEntityTooLarge</Code>");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aChunkedBodyThatGetsTooLargeIsRefused() throws IOException {
    client.send(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    byte[] chunk = filled(1024 * 1024);
    for (int i = 0; i < 20; i++) {
      client.send("100000\r\n").send(chunk).send("\r\n");
    }
    assertTooLarge(client.answer(), "RequestEntityTooLarge");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aClientThatBreaksOffIsForgotten() throws IOException {
    client.send(JSON_HEAD + "Content-Length: 100\r\n\r\n{\"Te").closeOutput();
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void clientsThatAreKilledWhileTheirBodiesAreReadAreNoFailures() throws IOException {
    try (LogCapture log = LogCapture.of(Logger.getLogger("io.undertow"))) {
      int clients = transport == Transport.PLAIN ? 1000 : 100; // handshakes take their time
      for (int i = 0; i < clients; i++) { // the reset has to come between the headers and the body
        RawClient killed = server.connect();
        killed.send(JSON_HEAD + "Content-Length: 100\r\n\r\n{\"Te").reset();
      }
      assertGoesOn();
      assertThat(log.records()).isEmpty();
    }
  }

  @Test
  void answersUnderWayAreWrittenBeforeTheListenerStops() throws Exception {
    TestActions stopping = new TestActions(transport);
    try (RawClient polling = stopping.connect();
        RawClient idle = stopping.connect()) {
      polling.send(RawClient.json("Wait", "{\"Text\":\"bye\"}"));
      Parked waiting = stopping.awaitParked();
      idle.call(RawClient.json("Echo", "{}"));
      waiting.send();
      stopping.close();
      assertThat(polling.answer().body()).isEqualTo("{\"Text\":\"bye\"}");
      assertThat(polling.isClosedByServer()).isTrue();
      assertThat(idle.isClosedByServer()).isTrue();
      assertThatThrownBy(stopping::connect).isInstanceOf(ConnectException.class);
      waiting.send();
      waiting.reply().waiting(() -> {});
    }
  }

  @Test
  void aConnectionThatIsIdleTooLongIsClosed() throws IOException {
    try (TestActions impatient = new TestActions(transport, new HttpTimeouts(LONG, SHORT));
        RawClient silent = impatient.connect()) {
      assertThat(silent.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aConnectionThatIsIdleTooLongAfterARequestIsClosed() throws IOException {
    try (TestActions impatient =
            new TestActions(transport, new HttpTimeouts(LONG, Duration.ofSeconds(3)));
        RawClient quiet = impatient.connect()) {
      assertThat(quiet.call(RawClient.json("Echo", "{}")).status()).isEqualTo(200);
      assertThat(quiet.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aPollThatWaitsIsNotIdle() throws Exception {
    try (TestActions impatient = new TestActions(transport, new HttpTimeouts(LONG, SHORT));
        RawClient polling = impatient.connect()) {
      polling.send(RawClient.json("Wait", "{\"Text\":\"x\"}"));
      Parked waiting = impatient.awaitParked();
      for (int i = 0; i < 3; i++) {
        try (RawClient silent = impatient.connect()) {
          assertThat(silent.isClosedByServer()).isTrue();
        }
      }
      waiting.send();
      assertThat(polling.answer().body()).isEqualTo("{\"Text\":\"x\"}");
      assertThat(waiting.cancelled()).hasValue(0);
    }
  }

  @Test
  void headersThatTakeTooLongAreNotWaitedFor() throws IOException {
    try (TestActions impatient = new TestActions(transport, new HttpTimeouts(SHORT, LONG));
        RawClient slow = impatient.connect()) {
      slow.send("POST / HTTP/1.1\r\nHost: local");
      assertThat(slow.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aPortInUseIsReportedAndThoseBeforeItAreFreeAgain() throws IOException {
    CallLog log = CallLog.start(LogLevel.OFF, null, null);
    Services services = new Services(new Service(SqsTraits.MODEL, Map.of()));
    Protocols protocols = services.protocols();
    SqsHandler handler = new SqsHandler(services, null, MemoryAccount.UNLIMITED, log);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    InetSocketAddress taken = new InetSocketAddress(loopback, server.listener.port());
    InetSocketAddress free = new InetSocketAddress(loopback, freePort(loopback));
    assertThatThrownBy(
            () -> HttpListener.start(handler, HttpSettings.DEFAULT, protocols, log, free, taken))
        .hasMessage("Can't listen on port " + taken.getPort())
        .hasRootCauseInstanceOf(BindException.class);
    await()
        .untilAsserted(
            () ->
                assertThatCode(() -> new ServerSocket(free.getPort(), 1, loopback).close())
                    .doesNotThrowAnyException());
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  private void assertGoesOn() throws IOException {
    assertThat(client.call(RawClient.json("Echo", "{\"Text\":\"x\"}")).body())
        .isEqualTo("{\"Text\":\"x\"}");
  }

  private static void assertTooLarge(Answer answer, String text) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.headers()).containsEntry("Connection", "close");
    assertThat(answer.body()).contains(text);
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }
}
