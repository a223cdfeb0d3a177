package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which web pages may use the emulator, seen as a browser would. */
class OriginGuardTest {
  private static final Tailback CLOSED = Tailback.builder().start();
  private static final Tailback OPEN =
      Tailback.builder().corsOrigins(Set.of("http://localhost:3000")).start();
  private static final Tailback WIDE_OPEN = Tailback.builder().corsOrigins(Set.of("*")).start();

  @AfterAll
  static void stop() {
    CLOSED.close();
    OPEN.close();
    WIDE_OPEN.close();
  }

  private static String answer(Tailback tailback, String method, String path, String... headers)
      throws IOException {
    try (RawClient client = new RawClient(tailback.port())) {
      StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      request.append("Host: localhost:").append(tailback.port()).append("\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      client.send(request.append("Connection: close\r\n\r\n").toString());
      return client.readToEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?Action=ListQueues", "/_tailback/queues"})
  void aPageFromElsewhereIsRefused(String path) throws IOException {
    String answer = answer(CLOSED, "GET", path, "Origin: http://evil.example");
    assertThat(answer)
        .startsWith("HTTP/1.1 403 ")
        .contains("http://evil.example")
        .doesNotContain("Access-Control-Allow-Origin");
    assertThat(answer(OPEN, "GET", path, "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(answer(CLOSED, "GET", path, "Origin: null")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void soIsAnImageOrLinkOfSuchAPage() throws IOException {
    String path = "/?Action=ListQueues";
    assertThat(answer(CLOSED, "GET", path, "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(answer(CLOSED, "GET", path, "Sec-Fetch-Site: same-site"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(answer(CLOSED, "GET", path, "Sec-Fetch-Site: none")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void ourOwnPagesAndProgramsAreLetIn() throws IOException {
    String own = "Origin: http://localhost:" + CLOSED.port();
    assertThat(answer(CLOSED, "GET", "/_tailback/queues", own)).startsWith("HTTP/1.1 200 ");
    assertThat(answer(CLOSED, "GET", "/_tailback/queues")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aPageOfAnAllowedOriginMayReadTheAnswer() throws IOException {
    assertThat(answer(OPEN, "GET", "/?Action=ListQueues", "Origin: http://localhost:3000"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Access-Control-Allow-Origin: http://localhost:3000\r\n")
        .contains("Vary: Origin\r\n")
        .contains("x-amzn-query-error");
    assertThat(answer(WIDE_OPEN, "GET", "/?Action=ListQueues", "Origin: http://any.example"))
        .contains("Access-Control-Allow-Origin: http://any.example\r\n");
  }

  @Test
  void itsPreflightIsAnsweredWithWhatItAskedFor() throws IOException {
    assertThat(
            answer(
                OPEN,
                "OPTIONS",
                "/",
                "Origin: http://localhost:3000",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type,x-amz-target"))
        .startsWith("HTTP/1.1 204 ")
        .contains("Access-Control-Allow-Origin: http://localhost:3000\r\n")
        .contains("Access-Control-Allow-Methods: GET, POST, PUT, DELETE\r\n")
        .contains("Access-Control-Allow-Headers: content-type,x-amz-target\r\n");
  }

  @Test
  void thePreflightOfAnotherPageIsRefused() throws IOException {
    assertThat(
            answer(
                OPEN,
                "OPTIONS",
                "/",
                "Origin: http://evil.example",
                "Access-Control-Request-Method: POST"))
        .startsWith("HTTP/1.1 403 ");
  }
}
