package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackSettingsTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "standard,, http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/orders",
    "domain,, http://queue.localhost.localstack.cloud:4566/000000000000/orders",
    "path,, http://localhost.localstack.cloud:4566/queue/us-east-1/000000000000/orders",
    "off,, http://localhost.localstack.cloud:4566/000000000000/orders",
    "path, aws.local, http://aws.local:4566/queue/us-east-1/000000000000/orders",
    "off, localhost:1234, http://localhost:1234/000000000000/orders",
    "dynamic, aws.local, http://localhost:PORT/000000000000/orders",
    ", aws.local, http://localhost:PORT/000000000000/orders",
  })
  void theStrategySaysWhereQueueUrlsPointTo(String strategy, String host, String url)
      throws Exception {
    String set = strategy == null ? "" : strategy;
    String where = host == null ? "" : host;
    try (Tailback tailback =
        start(Map.of("SQS_ENDPOINT_STRATEGY", set, "LOCALSTACK_HOST", where))) {
      String expected = url.replace("PORT", Integer.toString(tailback.port()));
      assertThat(call(tailback, "Action=CreateQueue&QueueName=orders").body()).contains(expected);
      assertThat(call(tailback, "Action=GetQueueUrl&QueueName=orders").body()).contains(expected);
      assertThat(call(tailback, "Action=ListQueues").body()).contains(expected);
      String send = "Action=SendMessage&MessageBody=b&QueueUrl=" + expected;
      assertThat(call(tailback, send).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theDomainNamesEveryRegionButTheFirst() throws Exception {
    try (Tailback tailback = start(Map.of("SQS_ENDPOINT_STRATEGY", "domain"))) {
      String create = "Action=CreateQueue&QueueName=orders&X-Amz-Credential=";
      String scope = "test/20260101/eu-west-1/sqs/aws4_request";
      assertThat(call(tailback, create + scope).body())
          .contains("http://eu-west-1.queue.localhost.localstack.cloud:4566/000000000000/orders");
    }
  }

  @Test
  void aStrategyThatLocalStackDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> start(Map.of("SQS_ENDPOINT_STRATEGY", "Path")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Invalid value for variable SQS_ENDPOINT_STRATEGY: 'Path' is not standard, domain,"
                + " path,"
                + " dynamic or off");
  }

  @ParameterizedTest
  @CsvSource({"1, 403", "true, 403", "True, 403", "0, 200", "'', 200"})
  void purgesCanBeDelayed(String on, int secondPurge) throws Exception {
    try (Tailback tailback = start(Map.of("SQS_DELAY_PURGE_RETRY", on))) {
      call(tailback, "Action=CreateQueue&QueueName=orders");
      String purge = "Action=PurgeQueue&QueueUrl=orders";
      assertThat(call(tailback, purge).statusCode()).isEqualTo(200);
      assertThat(call(tailback, purge).statusCode()).isEqualTo(secondPurge);
      assertThat(deletedAndCreatedAgain(tailback)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 400", "0, 200"})
  void namesCanBeReserved(String on, int creation) throws Exception {
    try (Tailback tailback = start(Map.of("SQS_DELAY_RECENTLY_DELETED", on))) {
      call(tailback, "Action=CreateQueue&QueueName=orders");
      assertThat(deletedAndCreatedAgain(tailback)).isEqualTo(creation);
    }
  }

  private int deletedAndCreatedAgain(Tailback tailback) throws Exception {
    call(tailback, "Action=DeleteQueue&QueueUrl=orders");
    return call(tailback, "Action=CreateQueue&QueueName=orders").statusCode();
  }

  @Test
  void messagesThatShallNotExpireAreWarnedAbout() {
    String variable = "SQS_ENABLE_MESSAGE_RETENTION_PERIOD";
    assertThat(new LocalStackSettings(Map.of(variable, "0")).warnings())
        .containsExactly(variable + " is off, but messages expire here as they do on Amazon's SQS");
    assertThat(new LocalStackSettings(Map.of(variable, "1")).warnings()).isEmpty();
    assertThat(new LocalStackSettings(Map.of()).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ready.d/queues.sh", "boot.d/deep/er.py"})
  void scriptsAreRefused(String script, @TempDir Path directory) throws IOException {
    assertThatCode(() -> LocalStackSettings.refuseScripts(directory, List.of()))
        .doesNotThrowAnyException();
    Path file = directory.resolve(script);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "awslocal sqs create-queue --queue-name orders");
    assertThatThrownBy(() -> LocalStackSettings.refuseScripts(directory, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file
                + ": LocalStack's init scripts are not run; use the image of the target compat,"
                + " or name"
                + " queues by TAILBACK_QUEUES or in a configuration file");
  }

  @Test
  void scriptsOfOtherStagesAreRefusedWhereThoseOfOneAreRun(@TempDir Path directory)
      throws IOException {
    Path ready = Files.createDirectory(directory.resolve("ready.d"));
    Files.writeString(ready.resolve("queues.sh"), "");
    assertThatCode(() -> LocalStackSettings.refuseScripts(directory, List.of(ready)))
        .doesNotThrowAnyException();
    Path other = Files.writeString(directory.resolve("boot.sh"), "");
    assertThatThrownBy(() -> LocalStackSettings.refuseScripts(directory, List.of(ready)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(other + ": only LocalStack's init scripts");
  }

  @Test
  void aDirectoryThatIsNotThereHasNoScripts(@TempDir Path directory) {
    Path nowhere = directory.resolve("nowhere");
    assertThatCode(() -> LocalStackSettings.refuseScripts(nowhere, List.of()))
        .doesNotThrowAnyException();
  }

  private static Tailback start(Map<String, String> environment) {
    return new LocalStackSettings(environment).apply(Tailback.builder()).start();
  }

  private HttpResponse<String> call(Tailback tailback, String query) throws Exception {
    URI uri = URI.create(tailback.endpoint() + "/?" + query);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
