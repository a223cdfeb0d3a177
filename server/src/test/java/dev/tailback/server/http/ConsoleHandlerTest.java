package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import dev.tailback.server.console.ConsoleMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests get the console, its headers, and which of its calls are refused. */
class ConsoleHandlerTest {
  private static final Tailback ON = Tailback.builder().start();
  private static final Tailback OFF = Tailback.builder().console(ConsoleMode.OFF).start();
  private static final Tailback READ_ONLY =
      Tailback.builder().console(ConsoleMode.READ_ONLY).start();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String CONSOLE = "/_tailback/console";
  private static final int MAX_BYTES_AT_START = 100_000;

  @AfterAll
  static void stop() {
    ON.close();
    OFF.close();
    READ_ONLY.close();
  }

  private static HttpRequest.Builder request(Tailback tailback, String path) {
    return HttpRequest.newBuilder(URI.create(tailback.endpoint() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> browse(Tailback tailback, String path) throws Exception {
    return send(request(tailback, path).header("Accept", BROWSER));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?from=bookmark", CONSOLE, CONSOLE + "/", CONSOLE + "/index.html"})
  void aBrowserGetsThePage(String path) throws Exception {
    HttpResponse<String> page = browse(ON, path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!doctype html>").contains("<div id=\"app\">");
  }

  @Test
  void callsByGetAreCallsAlsoInABrowser() throws Exception {
    HttpResponse<String> answer = browse(ON, "/?Action=ListQueues");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<ListQueuesResponse");
  }

  @Test
  void callsByPostAreCallsWhateverTheyAccept() throws Exception {
    HttpResponse<String> json =
        send(
            request(ON, "/")
                .header("Accept", BROWSER)
                .header("X-Amz-Target", "AmazonSQS.ListQueues")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(header(json, "Content-Type")).isEqualTo("application/x-amz-json-1.0");
  }

  @Test
  void aProgramThatAsksForNoPageGetsTheErrorThatItGotBefore() throws Exception {
    HttpResponse<String> answer = send(request(ON, "/"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("<!doctype");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", CONSOLE + "/js/main.js", CONSOLE + "/css/console.css"})
  void everyFileHasThePolicy(String path) throws Exception {
    HttpResponse<String> file = browse(ON, path);

    assertThat(header(file, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                + " form-action 'none'");
    assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(file, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(file, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
  }

  @Test
  void aFileIsSentAgainOnlyIfItHasChanged() throws Exception {
    HttpResponse<String> first = browse(ON, CONSOLE + "/js/main.js");

    HttpResponse<String> second =
        send(request(ON, CONSOLE + "/js/main.js").header("If-None-Match", header(first, "ETag")));
    HttpResponse<String> after =
        send(request(ON, CONSOLE + "/js/main.js").header("If-None-Match", "\"another\""));

    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(after.statusCode()).isEqualTo(200);
  }

  @Test
  void aHeadRequestGetsTheHeadersAlone() throws Exception {
    HttpResponse<String> head =
        send(request(ON, "/").header("Accept", BROWSER).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isNotEmpty();
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/js/nothing.js",
        "/js/../ConsoleFiles.class",
        "/../ConsoleFiles.class",
        "/js/%2e%2e/index.html",
        "/js//main.js",
        "/js",
        "/package-info.class"
      })
  void nothingElseIsServed(String name) throws Exception {
    try (RawClient client = new RawClient(ON.port())) {
      client.send(
          "GET "
              + CONSOLE
              + name
              + " HTTP/1.1\r\nHost: localhost:"
              + ON.port()
              + "\r\nConnection: close\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void filesAreOnlyRead() throws Exception {
    HttpResponse<String> answer = send(request(ON, CONSOLE + "/js/main.js").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
  }

  /** Follows the page's scripts, styles and imports as a browser does before it shows queues. */
  @Test
  void whatThePageNeedsAtItsStartIsThereAndSmall() throws Exception {
    Pattern named = Pattern.compile("(?:src|href)=\"(/_tailback[^\"]+)\"");
    Pattern imported = Pattern.compile("(?m)^(?:import|export) [^;]*?from '\\./([^']+)';$");
    Map<String, Integer> sizes = new LinkedHashMap<>();
    Deque<String> wanted = new ArrayDeque<>();
    wanted.add("/");
    while (!wanted.isEmpty()) {
      String path = wanted.remove();
      if (sizes.containsKey(path)) {
        continue;
      }
      byte[] gzipped = gzipped(path);
      sizes.put(path, gzipped.length);
      String text = inflated(gzipped);
      Matcher names = named.matcher(text);
      names.results().map(found -> found.group(1)).forEach(wanted::add);
      Matcher imports = imported.matcher(text);
      imports.results().map(found -> CONSOLE + "/js/" + found.group(1)).forEach(wanted::add);
    }

    assertThat(sizes.keySet()).contains(CONSOLE + "/js/overview.js", CONSOLE + "/js/start.js");
    assertThat(sizes).hasSizeLessThanOrEqualTo(12);
    assertThat(sizes.values().stream().mapToInt(size -> size).sum()).isLessThan(MAX_BYTES_AT_START);
  }

  private static byte[] gzipped(String path) throws Exception {
    HttpRequest request =
        request(ON, path)
            .header("Accept", BROWSER)
            .header("Accept-Encoding", "gzip, deflate, br, zstd")
            .build();
    HttpResponse<byte[]> file = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(file.statusCode()).as(path).isEqualTo(200);
    assertThat(header(file, "Content-Encoding")).as(path).isEqualTo("gzip");
    return file.body();
  }

  private static String inflated(byte[] gzipped) throws IOException {
    try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aConsoleThatIsOffIsNotThere() throws Exception {
    assertThat(browse(OFF, CONSOLE).statusCode()).isEqualTo(404);
    assertThat(browse(OFF, CONSOLE + "/js/main.js").statusCode()).isEqualTo(404);
    assertThat(browse(OFF, "/").statusCode()).isEqualTo(404);
    assertThat(browse(OFF, "/?Action=ListQueues").statusCode()).isEqualTo(200);
  }

  private static HttpRequest.Builder call(Tailback tailback, String action) {
    return request(tailback, "/")
        .header("X-Amz-Target", action)
        .header("Content-Type", "application/x-amz-json-1.0")
        .POST(BodyPublishers.ofString("{\"QueueName\":\"orders\",\"MaxResults\":5}"));
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonSQS.CreateQueue, 403",
    "AmazonSQS.ReceiveMessage, 403",
    "AmazonSQS.ListQueues, 200",
    "GraniteServiceVersion20100801.DescribeAlarms, 200",
    // In CloudWatch's JSON, all client errors have this status.
    "GraniteServiceVersion20100801.DeleteAlarms, 400",
  })
  void aReadOnlyConsoleCallsReadingActionsOnly(String action, int status) throws Exception {
    HttpResponse<String> ofConsole =
        send(call(READ_ONLY, action).header("X-Tailback-Console", "1"));

    assertThat(ofConsole.statusCode()).isEqualTo(status);
    if (status != 200) {
      assertThat(ofConsole.body()).contains("AccessDenied", "--console read-only");
    }
  }

  @Test
  void aReadOnlyConsoleChangesNothingByQueryEither() throws Exception {
    HttpResponse<String> byGet =
        send(
            request(READ_ONLY, "/?Action=CreateQueue&QueueName=never")
                .header("X-Tailback-Console", "1"));

    assertThat(byGet.statusCode()).isEqualTo(403);
    assertThat(send(request(READ_ONLY, "/?Action=ListQueues")).body()).doesNotContain("never");
  }

  @Test
  void programsMayChangeWhatAReadOnlyConsoleMayNot() throws Exception {
    assertThat(send(call(READ_ONLY, "AmazonSQS.CreateQueue")).statusCode()).isEqualTo(200);
  }

  @Test
  void aReadOnlyConsoleReadsTheAdminApiOnly() throws Exception {
    HttpRequest.Builder read = request(READ_ONLY, "/_tailback/limits");
    HttpRequest.Builder write =
        request(READ_ONLY, "/_tailback/limits").PUT(BodyPublishers.ofString("{\"inFlight\":9}"));

    HttpResponse<String> refused = send(write.copy().header("X-Tailback-Console", "1"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"error\"", "read-only");
    assertThat(send(read.header("X-Tailback-Console", "1")).body()).contains("120000");
    assertThat(send(write).statusCode()).isEqualTo(200);
  }
}
