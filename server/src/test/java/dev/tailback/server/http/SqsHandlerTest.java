package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.http.RawClient.Answer;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqsHandlerTest {
  private static final Logger LOG = Logger.getLogger(SqsHandler.class.getName());
  private static TestActions server;
  private RawClient client;

  @BeforeAll
  static void start() {
    server = new TestActions();
  }

  @AfterAll
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
  void jsonIsAnsweredInJson() throws IOException {
    Answer answer = client.call(RawClient.json("Echo", "{\"Text\":\"Zürich\"}"));
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(answer.headers())
        .containsEntry("Content-Type", "application/x-amz-json-1.0")
        .containsKeys("x-amzn-RequestId", "Date")
        .doesNotContainKeys("Server", "Transfer-Encoding");
    assertThat(answer.body()).isEqualTo("{\"Text\":\"Zürich\"}");
  }

  @Test
  void queryIsAnsweredInXmlWithTheIdOfTheHeader() throws IOException {
    Answer answer = client.call(RawClient.get("Action=Echo&Text=Z%C3%BCrich"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
    String id = answer.headers().get("x-amzn-RequestId");
    assertThat(id).hasSize(36);
    assertThat(answer.body())
        .contains("<EchoResult><Text>Zürich</Text></EchoResult>")
        .contains("<RequestId>" + id + "</RequestId>");
  }

  @Test
  void anActionWithoutResultHasNoBodyInJson() throws IOException {
    Answer answer = client.call(RawClient.json("Nothing", "{}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Length", "0");
    assertThat(client.call(RawClient.json("Nothing", "")).status()).isEqualTo(200);
  }

  @Test
  void aRefusalIsAnsweredInItsProtocol() throws IOException {
    Answer json = client.call(RawClient.json("Refuse", "{}"));
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.headers())
        .containsEntry("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(json.body()).contains("com.amazonaws.sqs#QueueDoesNotExist");
    Answer xml = client.call(RawClient.get("Action=Refuse"));
    assertThat(xml.status()).isEqualTo(400);
    assertThat(xml.headers()).doesNotContainKey("x-amzn-query-error");
    assertThat(xml.body()).contains("for this wsdl version.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Break", "BreakLate"})
  void aBugIsAnsweredWith500AndLoggedOnce(String action) throws IOException {
    LogCapture log = LogCapture.of(LOG);
    try (log) {
      Answer json = client.call(RawClient.json(action, "{}"));
      assertThat(json.status()).isEqualTo(500);
      assertThat(json.headers()).containsEntry("x-amzn-query-error", "InternalError;Receiver");
      assertThat(json.body()).contains("#InternalFailure").doesNotContain("test");
      assertThat(client.call(RawClient.get("Action=" + action)).status()).isEqualTo(500);
    }
    assertThat(log.records())
        .hasSize(2)
        .allSatisfy(
            r -> {
              assertThat(r.getLevel()).isEqualTo(Level.SEVERE);
              assertThat(r.getThrown()).hasMessageContaining("thrown by a test");
            });
  }

  @Test
  void onlyTheFirstOutcomeCounts() throws IOException {
    assertThat(client.call(RawClient.json("Twice", "{}")).body()).isEqualTo("{\"Text\":\"first\"}");
    assertThat(client.call(RawClient.json("Echo", "{}")).body()).isEqualTo("{}");
  }

  @Test
  void anOutcomeMayComeFromAnyThread() throws IOException {
    for (int i = 0; i < 100; i++) {
      assertThat(client.call(RawClient.json("Elsewhere", "{\"Text\":\"" + i + "\"}")).body())
          .isEqualTo("{\"Text\":\"" + i + "\"}");
    }
  }

  @Test
  void unknownActionsAreRefusedInBothProtocols() throws IOException {
    Answer json = client.call(RawClient.json("Nonsense", "{}"));
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.body())
        .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
    Answer xml = client.call(RawClient.get("Action=Nonsense"));
    assertThat(xml.status()).isEqualTo(400);
    assertThat(xml.body()).contains("The action Nonsense is not valid for this endpoint.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "TRACE"})
  void aRequestForNothingIsNotFound(String method) throws IOException {
    Answer answer = client.call(method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("<UnknownOperationException/>");
  }

  @Test
  void headHasTheStatusAndNoBody() throws IOException {
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Answer answer = client.answerWithoutBody();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("Content-Length", "28");
    assertThat(client.call(RawClient.json("Echo", "{}")).status()).isEqualTo(200);
  }

  @Test
  void healthIsOkOnceTheServerIsReady() throws IOException {
    String request = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    server.ready = false;
    assertThat(client.call(request).status()).isEqualTo(503);
    server.ready = true;
    Answer answer = client.call(request);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com:1234,http://example.com:1234",
    "sqs.eu-west-1.localhost:80,http://sqs.eu-west-1.localhost:80",
    "my_host,http://my_host:PORT",
    "[::1],http://[::1]:PORT",
    "[::1]:5,http://[::1]:5",
    "a'b,http://127.0.0.1:PORT",
  })
  void theEndpointIsTheHostTheClientUsed(String host, String endpoint) throws IOException {
    Answer answer = client.call("GET /?Action=Endpoint HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    String expected = endpoint.replace("PORT", "" + server.listener.port());
    assertThat(answer.body()).contains("<Text>" + expected + "</Text>");
  }

  @Test
  void forwardingHeadersAreNotTrusted() throws IOException {
    String forwarded = "X-Forwarded-Host: evil\r\nX-Forwarded-Proto: https\r\n";
    Answer answer =
        client.call("GET /?Action=Endpoint HTTP/1.1\r\nHost: a:1\r\n" + forwarded + "\r\n");
    assertThat(answer.body()).contains("<Text>http://a:1</Text>");
  }

  @Test
  void allPortsHaveTheSameActions() throws IOException {
    assertThat(server.listener.ports()).hasSize(2).doesNotHaveDuplicates();
    try (RawClient other = new RawClient(server.listener.ports().get(1))) {
      assertThat(other.call(RawClient.get("Action=Endpoint")).body())
          .contains("http://localhost:" + server.listener.ports().get(1));
    }
  }
}
