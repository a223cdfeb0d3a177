package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.http.RawClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compressed bodies, limits and workers, which only some services have. */
@Timeout(60)
class LargeRequestsTest {
  private static final int MAX_BYTES = LargeRequests.MAX_BYTES;

  private final MemoryAccount memory = new MemoryAccount(20_000_000);

  @Test
  void aCompressedBodyIsReadAsItWas() throws IOException {
    for (int length : new int[] {1, 8_000, 9_000, 100_000}) {
      Answer answer = call("LargeRequests", gzip(echo("x".repeat(length))));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(echo("x".repeat(length)));
    }
  }

  @Test
  void aCompressedBodyMayBeAsLongAsAnyOtherWhenItIsInflated() throws IOException {
    int rest = MAX_BYTES - echo("").length();

    assertThat(call("LargeRequests", gzip(echo("x".repeat(rest)))).status()).isEqualTo(200);
    assertThat(call("LargeRequests", gzip(echo("x".repeat(rest + 1)))).status()).isEqualTo(413);
    assertThat(call("LargeRequests", gzip(echo("x".repeat(50_000_000)))).status()).isEqualTo(413);
  }

  @Test
  void anUncompressedBodyIsLimitedToo() throws IOException {
    String large = echo("x".repeat(MAX_BYTES));

    try (TestActions server = server();
        RawClient client = server.connect()) {
      client.send(head("LargeRequests", "", large.length()) + large);
      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void aServiceThatNeedsAWorkerIsCalledByOne() throws IOException {
    try (TestActions server = server();
        RawClient client = server.connect()) {
      client.send(thread("AmazonSQS")).send(thread("LargeRequests")).send(thread("AmazonSQS"));
      assertThat(client.answer().body()).contains("I/O");
      assertThat(client.answer().body()).contains("task");
      assertThat(client.answer().body()).contains("I/O");
    }
  }

  private static String thread(String target) {
    return head(target, "", 2).replace(".Echo", ".Thread") + "{}";
  }

  @Test
  void whatIsInflatedIsDrawnFromTheAccountAndGivenBack() throws IOException {
    MemoryAccount little = new MemoryAccount(400_000);
    try (TestActions server = new TestActions(HttpTimeouts.DEFAULT, little);
        RawClient client = server.connect()) {
      Answer answer = call(client, "LargeRequests", gzip(echo("x".repeat(90_000))));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("x-amz-retry-after", "1000");
      assertThat(call(client, "LargeRequests", gzip(echo("x".repeat(10_000)))).status())
          .isEqualTo(200);
      await().untilAsserted(() -> assertThat(little.free()).isEqualTo(little.bytes()));
    }
  }

  @Test
  void aBodyThatIsNotGzipIsRefused() throws IOException {
    byte[] cut = Arrays.copyOf(gzip(echo("x".repeat(1_000))), 20);

    assertThat(call("LargeRequests", echo("x").getBytes(StandardCharsets.UTF_8)))
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(400);
              assertThat(answer.body()).contains("The request's body is not in the encoding gzip.");
            });
    assertThat(call("LargeRequests", cut).status()).isEqualTo(400);
  }

  @Test
  void aServiceThatDoesNotAcceptThemTakesTheBodyAsItIs() throws IOException {
    assertThat(call("AmazonSQS", gzip(echo("x"))).body())
        .contains("com.amazon.coral.service#SerializationException");
  }

  private TestActions server() {
    return new TestActions(HttpTimeouts.DEFAULT, memory);
  }

  private Answer call(String target, byte[] body) throws IOException {
    try (TestActions server = server();
        RawClient client = server.connect()) {
      return call(client, target, body);
    }
  }

  private static Answer call(RawClient client, String target, byte[] body) throws IOException {
    return client.send(head(target, "Content-Encoding: gzip\r\n", body.length)).send(body).answer();
  }

  private static String head(String target, String header, int length) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.0\r\n"
        + ("X-Amz-Target: " + target + ".Echo\r\n" + header)
        + ("Content-Length: " + length + "\r\n\r\n");
  }

  private static String echo(String text) {
    return "{\"Text\":\"" + text + "\"}";
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
