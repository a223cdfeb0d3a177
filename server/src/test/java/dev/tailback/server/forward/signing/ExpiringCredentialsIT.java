package dev.tailback.server.forward.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Credentials that expire every few seconds. The upstream checks signatures, and forgets each key
 * once the second one after it is used. Runs in real time, because the SDK's cache does.
 */
class ExpiringCredentialsIT {
  private static final long RUN_NANOS = Duration.ofSeconds(9).toNanos();
  private static final int MIN_KEYS = 4;

  /**
   * The SDK asks the process again 15 seconds before the end. The upstream knows the next key
   * before it is used, and the last one for a while after, as Amazon does.
   */
  private static final String PROCESS =
      """
      #!/bin/sh
      cd "$(dirname "$0")" || exit
      n=$(($(cat number) + 1))
      echo $n > number
      for i in $((n - 1)) $n $((n + 1)); do
        echo "SHORTLIVED$i secret$i 000000000000"
      done > keys.new
      mv keys.new keys
      echo '{"Version": 1, "AccessKeyId": "SHORTLIVED'$n'", "SecretAccessKey": "secret'$n'",'
      echo '"SessionToken": "token'$n'", "Expiration": "'$(date -u -d '+17 seconds' +%Y-%m-%dT%H:%M:%SZ)'"}'
      """;

  @RegisterExtension private final AwsSettings settings = new AwsSettings();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void callsGoOnWithoutAnError(@TempDir Path directory) throws Exception {
    Path process = Files.writeString(directory.resolve("credentials.sh"), PROCESS);
    assertThat(process.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("number"), "0");
    Path keys = Files.writeString(directory.resolve("keys"), "SHORTLIVED1 secret1 000000000000\n");
    settings.configFile("[default]", "credential_process = " + process);

    QueueAddress home = new QueueAddress("000000000000", "us-east-1", "any");
    try (Tailback upstream = Tailback.builder().accessKeys(AccessKeys.inFile(keys)).start();
        Tailback front =
            Tailback.builder()
                .upstream(
                    new Upstream(
                        Upstream.at(upstream.endpoint()),
                        UpstreamAccess.ADMIN,
                        new ForwardedQueues(home, Map.of(), true),
                        new AwsSigner(null),
                        null))
                .start()) {
      String url = front.endpoint() + "/000000000000/orders";
      assertSucceeds(front, "CreateQueue", "{\"QueueName\":\"orders\"}");
      long start = System.nanoTime();
      int sent = 0;
      while (System.nanoTime() - start < RUN_NANOS) {
        assertSucceeds(
            front, "SendMessage", "{\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"tea\"}");
        sent++;
      }

      assertThat(Integer.parseInt(Files.readString(directory.resolve("number")).strip()))
          .isGreaterThanOrEqualTo(MIN_KEYS);
      int all = sent;
      upstream
          .gate()
          .run(
              queues ->
                  assertThat(queues.all().iterator().next().counts().visible()).isEqualTo(all));
    }
  }

  private void assertSucceeds(Tailback front, String action, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(front.endpoint() + "/"))
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "AmazonSQS." + action)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
