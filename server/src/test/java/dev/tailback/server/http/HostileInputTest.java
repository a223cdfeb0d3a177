package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.http.RawClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any input is answered with a client error, and the next request is answered. */
class HostileInputTest {
  private static final String CHUNKED_ECHO =
      "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.Echo\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static TestActions server;

  @BeforeAll
  static void start() {
    server = new TestActions();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void randomBytesAreTheSendersFault() throws IOException {
    Random random = new Random(20261122);
    try (RawClient client = server.connect()) {
      for (int i = 0; i < 500; i++) {
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        String target = i % 2 == 0 ? "X-Amz-Target: AmazonSQS.Echo\r\n" : "";
        assertRefused(client, target, body);
      }
    }
  }

  @Test
  void damagedRequestsAreAnsweredWithAClientErrorOrSucceed() throws IOException {
    Random random = new Random(42);
    String json =
        "{\"Text\":\"a\\u00e9\\ud83d\\ude00\",\"List\":[1,{\"x\":null}],\"Number\":-1.5e3}";
    String form =
        "Action=Echo&Text=a%C3%A9+%F0%9F%98%80&AttributeName.1=All&Tag.1.Key=k&Tag.1.Value=v";
    try (RawClient client = server.connect()) {
      for (int i = 0; i < 500; i++) {
        byte[] body = (i % 2 == 0 ? json : form).getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(3); n >= 0; n--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        String target = i % 2 == 0 ? "X-Amz-Target: AmazonSQS.Echo\r\n" : "";
        assertThat(post(client, target, body).status()).isIn(200, 400, 404);
      }
    }
  }

  @Test
  void truncatedJsonIsMalformed() throws IOException {
    String json = "{\"Text\":\"a\\u00e9\\ud83d\",\"List\":[1,{\"x\":null}],\"Number\":-1.5e3}";
    try (RawClient client = server.connect()) {
      for (int length = 1; length < json.length(); length++) {
        Answer answer = client.call(RawClient.json("Echo", json.substring(0, length)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("#SerializationException");
      }
    }
  }

  @Test
  void nineteenHundredParametersAreRead() throws IOException {
    String many =
        IntStream.rangeClosed(1, 1_900)
            .mapToObj(i -> "&AttributeName." + i + "=a" + i)
            .collect(Collectors.joining());
    try (RawClient client = server.connect()) {
      assertThat(client.call(RawClient.get("Action=Echo&Text=x" + many)).body())
          .contains("<Text>x</Text>");
      byte[] form = ("Action=Echo&Text=x" + many).getBytes(StandardCharsets.UTF_8);
      assertThat(post(client, "", form).body()).contains("<Text>x</Text>");
    }
  }

  @Test
  void halfASurrogatePairIsNoBug() throws IOException {
    try (RawClient client = server.connect()) {
      Answer answer = client.call(RawClient.json("Echo", "{\"Text\":\"\\ud800x\"}"));
      assertThat(answer.body()).isEqualTo("{\"Text\":\"\\uD800x\"}");
      assertThat(client.call(RawClient.json("\uD800\r\nX: y", "{}")).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Action=Echo&Text={\"a\":\"b\"}|<>^`\\é",
        "Action=Echo&Text=%E2%82%AC&;;;&&&===",
        "Action=Echo&Text=x#fragment",
      })
  void unescapedUrlsAreRead(String query) throws IOException {
    try (RawClient client = server.connect()) {
      String request = "GET /?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      assertThat(client.call(request).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /?Action=Echo&Text=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /?Action=Echo&Text=%C3 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%zz?Action=Echo HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "nonsense\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
      })
  void badRequestsAreAnsweredWithAnErrorThatHasAnId(String request) throws IOException {
    try (RawClient client = server.connect()) {
      Answer answer = client.call(request);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers().get("x-amzn-RequestId")).isNotEmpty();
      assertThat(answer.body())
          .contains("<ErrorResponse ", answer.headers().get("x-amzn-RequestId"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xchunked", "gzip, chunked", "chunked, chunked", "chunked;q=1"})
  void aTransferCodingThatIsNotKnownIsRefused(String coding) throws IOException {
    try (RawClient client = server.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.Echo\r\n"
              + ("Transfer-Encoding: " + coding + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers()).containsEntry("Connection", "close");
      assertThat(answer.body()).contains("#MalformedHttpRequestException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n",
        "-2\r\n{}\r\n",
        "0x2\r\n{}\r\n",
        "2\r\n{}\r\nfffffffffffffffff\r\n"
      })
  void aMalformedChunkIsRefused(String chunks) throws IOException {
    try (RawClient client = server.connect()) {
      Answer answer = client.call(CHUNKED_ECHO + chunks);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers()).containsEntry("Connection", "close");
      assertThat(answer.body()).contains("#MalformedHttpRequestException");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aMalformedChunkThatComesLateIsRefused() throws IOException {
    try (RawClient client = server.connect()) {
      // The server has the first chunk when it asks for the rest.
      client.send(CHUNKED_ECHO.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
      assertThat(client.answerWithoutBody().status()).isEqualTo(100);
      assertThat(client.call("1\r\n{\r\nzz\r\n}\r\n").status()).isEqualTo(400);
    }
  }

  @Test
  void chunkedRequestsMayFollowEachOtherBeforeTheyAreAnswered() throws IOException {
    String request = CHUNKED_ECHO + "9\r\n{\"Text\":\"\r\n3\r\n%d\"}\r\n0\r\n\r\n";
    try (RawClient client = server.connect()) {
      client.send(
          request.formatted(1) + request.formatted(2) + RawClient.get("Action=Echo&Text=3"));
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"1\"}");
      assertThat(client.answer().body()).isEqualTo("{\"Text\":\"2\"}");
      assertThat(client.answer().body()).contains("<Text>3</Text>");
    }
  }

  @Test
  void aMessageThatLooksLikeARefusalOfTheParserComesBackAsItIs() throws IOException {
    String text = "HTTP/1.1 400 Bad Request\\r\\nContent-Length: 0\\r\\n\\r\\n";
    try (RawClient client = server.connect()) {
      Answer answer = client.call(RawClient.json("Echo", "{\"Text\":\"" + text + "\"}"));
      assertThat(answer.body()).isEqualTo("{\"Text\":\"" + text + "\"}");
    }
  }

  private static void assertRefused(RawClient client, String headers, byte[] body)
      throws IOException {
    int status = post(client, headers, body).status();
    assertThat(status).isIn(body.length == 0 ? new Integer[] {200, 404} : new Integer[] {400, 404});
  }

  private static Answer post(RawClient client, String headers, byte[] body) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length;
    request.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return client.send(request.toByteArray()).answer();
  }
}
