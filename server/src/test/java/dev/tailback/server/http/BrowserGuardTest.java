package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are let in, with the headers that browsers and programs send. */
class BrowserGuardTest {
  private static final Tailback CLOSED = Tailback.builder().start();
  private static final Tailback OPEN =
      Tailback.builder()
          .corsOrigins(Set.of("http://localhost:3000"))
          .allowedHosts(Set.of("sqs.example.com", "*.local"))
          .start();
  private static final Tailback WIDE_OPEN = Tailback.builder().corsOrigins(Set.of("*")).start();

  @AfterAll
  static void stop() {
    CLOSED.close();
    OPEN.close();
    WIDE_OPEN.close();
  }

  private static String answer(Tailback tailback, String method, String path, String... headers)
      throws IOException {
    boolean hasHost = Stream.of(headers).anyMatch(header -> header.startsWith("Host:"));
    try (RawClient client = new RawClient(tailback.port())) {
      StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      if (!hasHost) {
        request.append("Host: localhost:PORT\r\n");
      }
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("Connection: close\r\n\r\n");
      client.send(request.toString().replace("PORT", "" + tailback.port()));
      return client.readToEnd();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Programs, by any name.
          200 | localhost:PORT        |
          200 | tailback:PORT         | User-Agent: aws-sdk-java/2.59.1
          200 | sqs.example.com       | User-Agent: curl/8.5.0
          200 | evil.example:PORT     | User-Agent: Boto3/1.34
          200 | evil.example:PORT     | X-Tailback-Console: 1
          200 | evil.example:PORT     | User-Agent: Not-Mozilla/5.0
          200 | evil.example:PORT     | sec-fetch-mode: cors; User-Agent: node
          200 | localhost:PORT        | Accept-Language: *; User-Agent: Deno/2.5.6
          200 | tailback:PORT         | Accept-Language: en; User-Agent: an-app
          200 | evil.example:PORT     | Accept-Language: *; Sec-Fetch-Mode: cors; User-Agent: node
          # An address that is typed, by names that browsers trust and names that they do not.
          200 | localhost:PORT        | User-Agent: Mozilla/5.0; Sec-Fetch-Site: none; Sec-Fetch-Mode: navigate
          200 | 127.0.0.1:PORT        | User-Agent: Mozilla/5.0; Sec-Fetch-Site: none
          200 | [::1]:PORT            | User-Agent: Mozilla/5.0; Sec-Fetch-Site: none
          403 | 192.168.1.5:PORT      | User-Agent: Mozilla/5.0
          403 | tailback:PORT         | User-Agent: Mozilla/5.0
          # Foreign pages.
          403 | localhost:PORT        | User-Agent: Mozilla/5.0; Sec-Fetch-Site: cross-site
          403 | localhost:PORT        | User-Agent: Mozilla/5.0; Sec-Fetch-Site: same-site
          403 | localhost:PORT        | Sec-Fetch-Site: cross-site
          403 | localhost:PORT        | sec-fetch-mode: no-cors
          403 | localhost:PORT        | Sec-Fetch-Storage-Access: none
          403 | localhost:PORT        | Sec-Fetch-Site: unheard-of
          403 | localhost:PORT        | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document
          403 | localhost:PORT        | Origin: http://evil.example
          403 | localhost:PORT        | Origin: null
          403 | localhost:PORT        | Origin: null; Sec-Fetch-Site: cross-site
          403 | localhost:PORT        | Origin: http://localhost
          403 | localhost:PORT        | Origin: https://localhost:PORT
          403 | tailback:PORT         | Origin: http://evil.example; User-Agent: Mozilla/5.0
          # Our own pages.
          200 | localhost:PORT        | Origin: http://localhost:PORT; User-Agent: Mozilla/5.0
          200 | localhost:PORT        | Origin: null; Sec-Fetch-Site: same-origin
          200 | localhost:PORT        | Sec-Fetch-Site: same-origin; User-Agent: Mozilla/5.0
          200 | 192.168.1.5:PORT      | Origin: http://192.168.1.5:PORT; User-Agent: Mozilla/5.0
          200 | 192.168.1.5:PORT      | X-Tailback-Console: 1; User-Agent: Mozilla/5.0
          200 | tailback:PORT         | X-Tailback-Console: 1; User-Agent: Mozilla/5.0
          403 | tailback:PORT         | X-Tailback-Console: 0; User-Agent: Mozilla/5.0
          # A name that somebody has made to mean this machine (DNS rebinding).
          403 | evil.example:PORT     | Origin: http://evil.example:PORT; User-Agent: Mozilla/5.0
          403 | evil.example:PORT     | Sec-Fetch-Site: same-origin; User-Agent: Mozilla/5.0
          403 | evil.example:PORT     | Sec-Fetch-Site: none
          403 | evil.example:PORT     | X-Tailback-Console: 1; User-Agent: Mozilla/5.0
          403 | evil.example:PORT     | X-Tailback-Console: 1; Origin: http://evil.example:PORT
          403 | sqs.example.com:PORT  | Sec-Fetch-Site: none
          # Its page may set another user agent and language, but can't do without a language.
          403 | evil.example:PORT     | User-Agent: curl/8.5.0; Accept-Language: en-US,en;q=0.5
          403 | evil.example:PORT     | User-Agent: node; Accept-Language: *; X-Tailback-Console: 1
          403 | evil.example:PORT     | User-Agent: node; Accept-Language:
          403 | printer.local:PORT    | Sec-Fetch-Site: none
          # Names that mean this machine.
          200 | tailback.internal:PORT | Origin: http://tailback.internal:PORT
          200 | sqs.us-east-1.localhost.localstack.cloud:PORT | Sec-Fetch-Site: none
          """)
  void requestsThatMayComeFromABrowserNeedAnAcceptedHostAndAVoucher(
      int status, String host, String headers) throws IOException {
    assertStatus(CLOSED, status, host, headers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | localhost:PORT        | Origin: http://localhost:3000
          200 | tailback:PORT         | Origin: http://localhost:3000; User-Agent: Mozilla/5.0
          403 | evil.example:PORT     | Origin: http://localhost:3000
          403 | localhost:PORT        | Origin: http://localhost:3001
          200 | sqs.example.com:PORT  | Sec-Fetch-Site: none
          200 | sqs.example.com:PORT  | Origin: http://sqs.example.com:PORT
          403 | sqs.example.com:PORT  | User-Agent: Mozilla/5.0
          200 | printer.local         | Sec-Fetch-Site: none
          403 | a.sqs.example.com     | Sec-Fetch-Site: none
          """)
  void optionsAllowMoreOriginsAndHosts(int status, String host, String headers) throws IOException {
    assertStatus(OPEN, status, host, headers);
  }

  private static void assertStatus(Tailback tailback, int status, String host, String headers)
      throws IOException {
    String all = headers == null ? "Accept: */*" : headers;
    String lines = "Host: " + host + "; " + all;
    assertThat(answer(tailback, "GET", "/?Action=ListQueues", lines.split("; ", -1)))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?Action=ListQueues",
        "/000000000000/orders?Action=PurgeQueue",
        "/_tailback/queues",
        "/_aws/sqs/messages?QueueUrl=http://localhost/000000000000/orders",
        "/_localstack/health",
        "/health"
      })
  void everyPathIsGuarded(String path) throws IOException {
    for (String method : new String[] {"GET", "POST"}) {
      assertThat(answer(CLOSED, method, path, "Origin: http://evil.example"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(answer(CLOSED, method, path, "Host: tailback", "User-Agent: Mozilla/5.0"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(answer(CLOSED, method, path, "Host: evil.example", "Sec-Fetch-Site: none"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(answer(CLOSED, method, path, "Host: evil.example"))
          .doesNotStartWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void aRefusalSaysWhatIsRefusedAndWhy() throws IOException {
    assertThat(answer(CLOSED, "GET", "/", "Origin: http://evil.example"))
        .doesNotContain("Access-Control-Allow-Origin")
        .endsWith(
            """
            Refused: this is a request of a web page of http://evil.example.
            To let such pages in, start Tailback with --cors-origin http://evil.example (TAILBACK_CORS_ORIGIN).
            """);
    assertThat(answer(CLOSED, "GET", "/", "Sec-Fetch-Site: none", "Host: Sqs.example.com:9324"))
        .endsWith(
            """
            Refused: this may be a web page's request, and anybody can make the name sqs.example.com mean this machine.
            If it is yours, start Tailback with --allowed-hosts sqs.example.com (TAILBACK_ALLOWED_HOSTS). Else use localhost or an IP address.
            """);
    assertThat(answer(CLOSED, "GET", "/", "Sec-Fetch-Site: cross-site"))
        .contains("Refused: the browser says that a page of another site makes this request.\n")
        .endsWith("(TAILBACK_CORS_ORIGIN).\n");
    assertThat(answer(CLOSED, "GET", "/", "Host: 192.168.1.5", "User-Agent: Mozilla/5.0"))
        .contains(
            "as the browser does not say whose it is.\nCall localhost in place of ",
            "X-Tailback-Console: 1");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: http://evil.example; Sec-Fetch-Site: same-origin",
        "Origin: http://evil.example; X-Tailback-Console: 1",
        "Origin: http://localhost:PORT",
        "Origin: http://localhost:3000; Host: evil.example"
      })
  void anyOtherPreflightIsRefused(String headers) throws IOException {
    String all = headers + "; Access-Control-Request-Method: POST";
    assertThat(answer(OPEN, "OPTIONS", "/", all.split("; ", -1)))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("Access-Control-Allow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # The page is opened: by its address, on hosts that browsers do not trust, and by a link.
          200 | /                              | Accept: text/html; Sec-Fetch-Site: none
          200 | /                              | Accept: text/html; User-Agent: Mozilla/5.0
          200 | /                              | Accept: text/html; Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document
          # Its files are loaded by itself.
          200 | /_tailback/console/js/main.js  | User-Agent: Mozilla/5.0
          200 | /_tailback/console/js/main.js  | Sec-Fetch-Site: same-origin; Sec-Fetch-Mode: cors
          # Foreign pages neither embed nor fetch them, nor reach data in this way.
          403 | /                              | Accept: text/html; Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe
          403 | /_tailback/console/js/main.js  | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: script
          403 | /_tailback/console/js/main.js  | Origin: http://evil.example
          403 | /?Action=ListQueues            | Accept: text/html; User-Agent: Mozilla/5.0
          403 | /_tailback/clock               | User-Agent: Mozilla/5.0
          403 | /_tailback/stream              | User-Agent: Mozilla/5.0
          403 | /_tailback/consoles            | User-Agent: Mozilla/5.0
          """)
  void theConsoleIsOpenedByAnybodyAndEmbeddedByNobody(int status, String path, String headers)
      throws IOException {
    String answer = answer(CLOSED, "GET", path, headers.split("; "));

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void theConsoleIsServedUnderAcceptedNamesOnly() throws IOException {
    String answer =
        answer(
            CLOSED,
            "GET",
            "/",
            "Host: evil.example",
            "Accept: text/html",
            "User-Agent: Mozilla/5.0");

    assertThat(answer).startsWith("HTTP/1.1 403 ");
  }
}
