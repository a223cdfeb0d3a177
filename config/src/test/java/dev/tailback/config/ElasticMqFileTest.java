package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticMqFileTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("elasticmq.conf");
  }

  private Configuration read(String... lines) throws IOException {
    return Configuration.read(Files.writeString(file(), String.join("\n", lines)));
  }

  private void assertRefused(String expected, String... lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file() + ":" + expected);
  }

  private static Map<String, String> texts(Map<String, Setting> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
  }

  @Test
  void theServersSettingsAreOptions() throws IOException {
    Configuration read =
        read(
            "include classpath(\"application.conf\")",
            "node-address { protocol = http, host = \"*\", port = 9325, context-path = \"\" }",
            "rest-sqs {",
            "  enabled = true",
            "  bind-port = 9324",
            "  bind-hostname = \"0.0.0.0\"",
            "  sqs-limits = strict",
            "}",
            "generate-node-address = false",
            "aws { region = eu-central-1, accountId = 000000000012 }");
    assertThat(texts(read.options()))
        .containsOnly(
            Map.entry("port", "9324"),
            Map.entry("host", "0.0.0.0"),
            Map.entry("region", "eu-central-1"),
            Map.entry("account", "000000000012"));
    assertThat(read.options().get("port").place()).hasToString(file() + ":5: rest-sqs.bind-port");
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void timesAreDurationsOfSeconds() throws IOException {
    QueueDefinition queue =
        read(
                "queues.orders {",
                "  defaultVisibilityTimeout = 2 minutes",
                "  delay = 5s",
                "  receiveMessageWait = 0",
                "}")
            .queues()
            .get(0);
    assertThat(texts(queue.attributes()))
        .containsOnly(
            Map.entry("VisibilityTimeout", "120"),
            Map.entry("DelaySeconds", "5"),
            Map.entry("ReceiveMessageWaitTimeSeconds", "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "1500 millis", "soon", "10 parsecs"})
  void otherTimesAreRefused(String time) {
    assertRefused(
        "2: queues.orders.delay: '"
            + time
            + "' is not a duration of whole seconds, such as 30"
            + " seconds",
        "queues {",
        "  orders { delay = " + time + " }",
        "}");
  }

  @Test
  void deadLettersAndTagsAreTakenOver() throws IOException {
    QueueDefinition queue =
        read(
                "queues {",
                "  orders {",
                "    deadLettersQueue { name = \"dead\", maxReceiveCount = 3 }",
                "    tags { team = blue, \"cost center\" = 12 }",
                "  }",
                "}")
            .queues()
            .get(0);
    assertThat(queue.deadLetterQueue().name().text()).isEqualTo("dead");
    assertThat(queue.deadLetterQueue().maxReceiveCount().text()).isEqualTo("3");
    assertThat(queue.tags().tags()).isEqualTo(Map.of("team", "blue", "cost center", "12"));
  }

  @Test
  void queuesKeepTheOrderOfTheFile() throws IOException {
    assertThat(read("queues {", "  b {}", "  a {}", "  c.delay = 1s", "}").queues())
        .extracting(QueueDefinition::name)
        .containsExactly("b", "a", "c");
  }

  @Test
  void fifoQueuesAndTheirDeadLetterQueuesGetTheirSuffix() throws IOException {
    Configuration read =
        read(
            "queues {",
            "  orders {",
            "    fifo = true",
            "    contentBasedDeduplication = true",
            "    deadLettersQueue { name = dead, maxReceiveCount = 1 }",
            "  }",
            "  dead { fifo = true }",
            "  \"events.fifo\" { fifo = true }",
            "}");
    assertThat(read.queues())
        .extracting(QueueDefinition::name)
        .containsExactly("orders.fifo", "dead.fifo", "events.fifo");
    assertThat(texts(read.queues().get(0).attributes()))
        .isEqualTo(Map.of("ContentBasedDeduplication", "true"));
    assertThat(read.queues().get(0).deadLetterQueue().name().text()).isEqualTo("dead.fifo");
  }

  @Test
  void aStandardQueueMaySayThatItDeduplicatesNothing() throws IOException {
    QueueDefinition queue =
        read("queues.a { fifo = false, contentBasedDeduplication = false }").queues().get(0);
    assertThat(queue.attributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"copyTo", "moveTo"})
  void copiesAndMovesAreRefused(String key) {
    assertRefused(
        "3: queues.orders."
            + key
            + ": SQS does not copy or move messages by itself, expected"
            + " neither copyTo nor moveTo",
        "queues {",
        "  orders {",
        "    " + key + " = audit",
        "  }",
        "}");
  }

  @Test
  void whatHasNoMeaningHereIsWarnedAboutOnce() throws IOException {
    Configuration read =
        read(
            "rest-stats { enabled = true, bind-port = 9325 }",
            "messages-storage { enabled = false, uri = x }",
            "akka { loglevel = DEBUG, http { server = x } }",
            "queues { orders { size = 3 } }");
    assertThat(read.warnings())
        .containsExactly(
            file() + ":1: rest-stats: has no meaning here and is ignored",
            file() + ":3: akka: has no meaning here and is ignored",
            file() + ":4: queues.orders.size: has no meaning here and is ignored");
  }

  @Test
  void whatHasNoMeaningWithinABlockThatIsReadIsWarnedAboutToo() throws IOException {
    Configuration read =
        read(
            "generate-node-address = true",
            "rest-sqs {",
            "  sqs-limits = relaxed",
            "  bind-port = 9324",
            "}",
            "aws { region = eu-west-1, profile = x }",
            "queues { orders { deadLettersQueue { name = d, maxReceiveCount = 3, delay = 1 } } }");
    assertThat(read.warnings())
        .containsExactly(
            file() + ":1: generate-node-address: has no meaning here and is ignored",
            file() + ":3: rest-sqs.sqs-limits: has no meaning here and is ignored",
            file() + ":6: aws.profile: has no meaning here and is ignored",
            file()
                + ":7: queues.orders.deadLettersQueue.delay: has no meaning here and is ignored");
  }

  @Test
  void anotherShapeIsRefused() {
    assertRefused(
        "1: queues: is a list, expected keys with values, such as a: {}", "queues = [a, b]");
    assertRefused(
        "1: rest-sqs.bind-port: is a list, expected a single value", "rest-sqs.bind-port = [1]");
    assertRefused(
        "2: queues.a.deadLettersQueue: expected the key maxReceiveCount",
        "queues {",
        "  a { deadLettersQueue { name = b } }",
        "}");
  }

  @Test
  void invalidHoconIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("queues {", "  a { delay = ", "}"))
        .hasMessageStartingWith(file() + ":3: expected HOCON, as the name ends in .conf: ");
    assertThatThrownBy(() -> read("rest-sqs {", "  bind-port = ${NO_SUCH_PORT}", "}"))
        .hasMessageStartingWith(file() + ":2: expected HOCON, as the name ends in .conf: ");
  }
}
