package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.FakeUpstream.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that SQS never gives, and misbehaving connections. */
class OddAnswersTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\n";
  private static final String BODY = "{\"MessageId\":\"first\"}";
  private static final String NEXT = "{\"MessageId\":\"next\"}";
  private static final String SEND = "{\"QueueUrl\":\"orders\",\"MessageBody\":\"tea\"}";

  private FakeUpstream upstream;
  private Tailback front;

  @BeforeEach
  void start() throws IOException {
    upstream = FakeUpstream.answering(FakeUpstream.json("{}"));
    front =
        Bridge.mapped(
            upstream.endpoint(),
            UpstreamAccess.MESSAGES,
            Map.of("orders", new QueueAddress("000000000000", "us-east-1", "orders")));
  }

  @AfterEach
  void close() {
    front.close();
    upstream.close();
  }

  private HttpResponse<String> send() {
    return RawCalls.json(front, "SendMessage", SEND);
  }

  private void assertAnswered(Behaviour behaviour) {
    upstream.does(behaviour);
    HttpResponse<String> answer = send();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BODY);
    assertNextIsAnswered();
  }

  private void assertUnavailable(Behaviour behaviour) {
    upstream.does(behaviour);
    int before = upstream.requests().size();
    HttpResponse<String> answer = send();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("ServiceUnavailable", "SendMessage");
    assertThat(upstream.requests()).as("sent once").hasSize(before + 1);
    assertNextIsAnswered();
  }

  /** Checks that nothing of one answer leaks into the next. */
  private void assertNextIsAnswered() {
    upstream.does(FakeUpstream.writes(FakeUpstream.json(NEXT)));
    assertThat(send().body()).isEqualTo(NEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD
            + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"Mes\r\nf;a=b\r\nsageId\":\"first\"\r\n1\r\n}\r\n0\r\nT: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n" + HEAD + "Content-Length: 21\r\n\r\n" + BODY,
        HEAD + "Connection: close\r\nContent-Length: 21\r\n\r\n" + BODY,
        HEAD
            + "Content-Length: 21\r\n\r\n"
            + BODY
            + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + "Content-Length: 21\r\n\r\n" + BODY + "garbage",
      })
  void unusualButCompleteAnswersAreTaken(String answer) {
    assertAnswered(FakeUpstream.writes(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "\r\n" + BODY,
        "HTTP/1.0 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\n\r\n" + BODY,
      })
  void aConnectionMayEndAfterAnAnswer(String answer) {
    assertAnswered(FakeUpstream.writesAndCloses(answer));
  }

  /** The next call may find the connection closed, and is not resent automatically. */
  @Test
  void aConnectionMayEndAfterAnAnswerWithoutNotice() {
    upstream.does(FakeUpstream.writesAndCloses(HEAD + "Content-Length: 21\r\n\r\n" + BODY));
    assertThat(send().body()).isEqualTo(BODY);

    upstream.does(FakeUpstream.writes(FakeUpstream.json(NEXT)));
    Awaitility.await()
        .until(
            () -> {
              HttpResponse<String> next = send();
              assertThat(next.statusCode() == 503 || next.body().equals(NEXT)).isTrue();
              return next.statusCode() == 200;
            });
  }

  @Test
  void aSlowAnswerIsAwaited() {
    assertAnswered(
        (request, connection) -> {
          for (byte b :
              (HEAD + "Content-Length: 21\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII)) {
            connection.getOutputStream().write(b);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        HEAD,
        HEAD + "Content-Length: 100\r\n\r\n{\"Mess",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"Mes\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + "\r\n{\"MessageId\"",
        HEAD + "\r\n",
        HEAD + "Content-Length: 99999999999999\r\n\r\n" + BODY,
      })
  void whatIsCutOffIsNoAnswer(String answer) {
    assertUnavailable(FakeUpstream.writesAndCloses(answer));
    assertUnavailable(
        (request, connection) -> {
          FakeUpstream.writes(answer).on(request, connection);
          connection.setSoLinger(true, 0);
          connection.close();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 503 Unavailable\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 9\r\n\r\n<Response>",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 206 Partial\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n",
        "HTTP/1.1 999 Odd\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + "Content-Length: 0\r\n\r\n",
        HEAD + "Content-Length: 6\r\n\r\n<html>",
        HEAD + "Content-Encoding: gzip\r\nContent-Length: 21\r\n\r\n" + BODY,
        HEAD + "Content-Length: 2\r\nContent-Length: 21\r\n\r\n" + BODY,
        HEAD + "Content-Length: -1\r\n\r\n" + BODY,
        HEAD + "Content-Length: x\r\n\r\n" + BODY,
        HEAD + "x-amz-a: b\rX-Evil: c\r\nContent-Length: 21\r\n\r\n" + BODY,
        "\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000",
        "\u0015\u0003\u0001\u0000\u0002\u0002F",
        "SSH-2.0-OpenSSH_9.6\r\n",
      })
  void answersThatSqsNeverGivesCountAsNone(String answer) {
    assertUnavailable(FakeUpstream.writes(answer));
  }

  @Test
  void noRedirectIsFollowed() throws IOException {
    try (FakeUpstream other = FakeUpstream.answering(FakeUpstream.json(BODY))) {
      for (String status : new String[] {"301 Moved", "302 Found", "307 Other", "308 Other"}) {
        assertUnavailable(
            FakeUpstream.writes(
                "HTTP/1.1 "
                    + status
                    + "\r\nLocation: "
                    + other.endpoint()
                    + "/\r\n"
                    + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}"));
      }
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void aChecksumOfWhatMayHaveChangedIsLeftOut() {
    upstream.does(
        FakeUpstream.writes(
            HEAD + "x-amz-crc32: 1\r\nx-amz-other: 2\r\nContent-Length: 21\r\n\r\n" + BODY));

    HttpResponse<String> answer = send();
    assertThat(answer.headers().firstValue("x-amz-crc32")).isEmpty();
    assertThat(answer.headers().firstValue("x-amz-other")).hasValue("2");
    assertThat(answer.headers().firstValue("x-amzn-requestid").orElse("")).isNotEmpty();
  }

  private static void awaitEnd(Socket connection) throws IOException {
    connection.getInputStream().readAllBytes();
  }

  @Test
  void theUpstreamIsToldThatTheClientHasGone() throws IOException {
    upstream.does((request, connection) -> awaitEnd(connection));
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
      String body = "{\"QueueUrl\":\"orders\",\"WaitTimeSeconds\":20}";
      client
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                      + ("X-Amz-Target: AmazonSQS.ReceiveMessage\r\nContent-Length: "
                          + body.length())
                      + ("\r\n\r\n" + body))
                  .getBytes(StandardCharsets.US_ASCII));
      await(() -> upstream.requests().size() == 1);
      assertThat(upstream.ended()).isZero();
    }

    await(() -> upstream.ended() == 1);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition);
  }
}
