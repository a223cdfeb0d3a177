package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.http.TestActions.Parked;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConnectionsTest {
  private static final HttpTimeouts IMPATIENT =
      new HttpTimeouts(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final TestActions server = new TestActions(Transport.TLS_1_3);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "post / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde"
      })
  void aClientThatSpeaksPlainHttpIsToldToUseTls(String request) throws IOException {
    try (RawClient plain = new RawClient(server.listener.port())) {
      Answer answer = plain.call(request);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("This port speaks TLS: use https.\n");
      assertThat(plain.isClosedByServer()).isTrue();
    }
    assertServes();
  }

  @Test
  void bytesThatAreNeitherTlsNorHttpEndTheConnectionWithoutALogLine() throws IOException {
    try (LogCapture log = LogCapture.of(Logger.getLogger("io.undertow"));
        RawClient strange = new RawClient(server.listener.port())) {
      strange.send(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
      strange.bytesToEnd();
      assertThat(log.records()).isEmpty();
    }
    assertServes();
  }

  @Test
  void aClientThatDoesNotBeginAHandshakeIsCutOff() throws IOException {
    try (TestActions impatient = new TestActions(Transport.TLS_1_3, IMPATIENT);
        RawClient silent = new RawClient(impatient.listener.port())) {
      assertThat(silent.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aClientThatDoesNotFinishItsHandshakeIsCutOff() throws IOException {
    byte[] beginning = {22, 3, 1, 1, 0, 1, 0, 0, (byte) 0xfc, 3, 3};
    try (TestActions impatient = new TestActions(Transport.TLS_1_3, IMPATIENT);
        RawClient slow = new RawClient(impatient.listener.port())) {
      slow.send(beginning);
      assertThat(slow.isClosedByServer()).isTrue();
    }
  }

  @Test
  void theDeadlineOfTheHandshakeIsNotThatOfTheConnection() throws Exception {
    try (TestActions impatient = new TestActions(Transport.TLS_1_3, IMPATIENT);
        RawClient polling = impatient.connect()) {
      polling.send(RawClient.json("Wait", "{\"Text\":\"x\"}"));
      Parked waiting = impatient.awaitParked();
      for (int i = 0; i < 3; i++) { // each takes a second
        try (RawClient silent = new RawClient(impatient.listener.port())) {
          assertThat(silent.isClosedByServer()).isTrue();
        }
      }
      waiting.send();
      assertThat(polling.answer().body()).isEqualTo("{\"Text\":\"x\"}");
    }
  }

  @Test
  void aClientThatGivesUpItsHandshakeIsForgotten() throws IOException {
    try (LogCapture log = LogCapture.of(Logger.getLogger("io.undertow"))) {
      for (int i = 0; i < 50; i++) {
        RawClient leaving = new RawClient(server.listener.port());
        leaving.send(new byte[] {22, 3, 1}).reset();
      }
      assertServes();
      assertThat(log.records()).isEmpty();
    }
  }

  @Test
  void aClientThatDoesNotTrustTheCertificateBreaksOff() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.listener.port());
    try (SSLSocket wary =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, "localhost", socket.getPort(), true)) {
      assertThatThrownBy(wary::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
    assertServes();
  }

  @Test
  void callersAreAnsweredWithHttpsAddresses() throws IOException {
    try (RawClient client = server.connect()) {
      assertThat(client.call(RawClient.json("Endpoint", "{}")).body())
          .contains("https://localhost:" + server.listener.port());
    }
  }

  @Test
  void anAnswerThatIsNotReadInTimeEndsTheConnection() throws Exception {
    HttpTimeouts patience = new HttpTimeouts(Duration.ofSeconds(3), Duration.ofMinutes(1));
    try (TestActions impatient = new TestActions(Transport.TLS_1_3, patience);
        RawClient slow = impatient.connect()) {
      String body = "{\"Text\":\"" + "x".repeat(15_000_000) + "\"}";
      slow.send(RawClient.json("Echo", body));
      await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
      assertThat(slow.bytesToEnd()).isLessThan(body.length());
    }
  }

  @Test
  void aClientThatRenegotiatesIsCutOff() throws IOException {
    try (TestActions old = new TestActions(Transport.TLS_1_2);
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), old.listener.port());
        SSLSocket client = (SSLSocket) Transport.TLS_1_2.over(plain)) {
      client.setSoTimeout(10_000);
      assertThatThrownBy(() -> renegotiate(client))
          .isInstanceOfAny(EOFException.class, SSLException.class, SocketException.class);
      try (RawClient next = old.connect()) {
        assertThat(next.call(RawClient.json("Nothing", "{}")).status()).isEqualTo(200);
      }
    }
  }

  private static void renegotiate(SSLSocket client) throws IOException {
    client.startHandshake();
    if (client.getInputStream().read() < 0) {
      throw new EOFException();
    }
  }

  private void assertServes() throws IOException {
    try (RawClient client = server.connect()) {
      assertThat(client.call(RawClient.json("Echo", "{\"Text\":\"x\"}")).status()).isEqualTo(200);
    }
  }
}
