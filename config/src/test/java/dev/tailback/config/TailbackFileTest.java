package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailbackFileTest {

  private static Configuration read(String... lines) {
    return TailbackFile.configuration(YamlText.read("t.yaml", String.join("\n", lines)));
  }

  private static void assertRefused(String expected, String... lines) {
    assertThatThrownBy(() -> read(lines)).isInstanceOf(ConfigException.class).hasMessage(expected);
  }

  private static Map<String, String> options(Configuration configuration) {
    return configuration.options().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---",
        "# nothing",
        "queues:",
        "limits:\nqueues: {}",
        "throttles:\nfaults: []",
        "{}"
      })
  void aFileMaySayNothing(String text) {
    assertThat(read(text)).isEqualTo(Configuration.NONE);
  }

  @Test
  void optionsHaveTheNamesOfTheCommandLine() {
    Configuration read =
        read(
            "port: [4100, 4200]",
            "host: 0.0.0.0",
            "account: 000000000012",
            "region: eu-central-1",
            "clock: paused",
            "seed: -7",
            "profile: aws",
            "corsOrigins: [http://localhost:3000, http://localhost:5173]",
            "allowedHosts: [sqs.example.com, '*.local']",
            "enforcePolicies: true",
            "limits: {inFlight: 10, lookAhead: 20}");
    assertThat(options(read))
        .containsOnly(
            Map.entry("port", "4100,4200"),
            Map.entry("host", "0.0.0.0"),
            Map.entry("account", "000000000012"),
            Map.entry("region", "eu-central-1"),
            Map.entry("clock", "paused"),
            Map.entry("seed", "-7"),
            Map.entry("profile", "aws"),
            Map.entry("cors-origin", "http://localhost:3000,http://localhost:5173"),
            Map.entry("allowed-hosts", "sqs.example.com,*.local"),
            Map.entry("enforce-policies", "true"),
            Map.entry("in-flight", "10"),
            Map.entry("look-ahead", "20"));
  }

  @Test
  void oneOriginNeedsNoList() {
    assertThat(options(read("corsOrigins: '*'"))).containsExactly(Map.entry("cors-origin", "*"));
  }

  @Test
  void anOptionKnowsItsLine() {
    Configuration read = read("region: eu-west-1", "", "limits:", "  inFlight: 5");
    assertThat(read.options().get("region").place()).hasToString("t.yaml:1: region");
    assertThat(read.options().get("in-flight").place()).hasToString("t.yaml:4: limits.inFlight");
  }

  @Test
  void aQueueHasAttributesTagsDeadLettersAndLimits() {
    QueueDefinition queue =
        read(
                "queues:",
                "  orders:",
                "    VisibilityTimeout: 5",
                "    SqsManagedSseEnabled: false",
                "    tags: {team: blue, cost: 12}",
                "    deadLetterQueue: {name: dead, maxReceiveCount: 3}",
                "    limits: {inFlight: 7}")
            .queues()
            .get(0);
    assertThat(queue.name()).isEqualTo("orders");
    assertThat(queue.place()).hasToString("t.yaml:2: queues.orders");
    assertThat(queue.attributes().values().stream().map(Setting::text))
        .containsExactlyInAnyOrder("5", "false");
    assertThat(queue.tags().tags()).isEqualTo(Map.of("team", "blue", "cost", "12"));
    assertThat(queue.deadLetterQueue().name().text()).isEqualTo("dead");
    assertThat(queue.deadLetterQueue().maxReceiveCount().text()).isEqualTo("3");
    assertThat(queue.limits()).isEqualTo(new QueueDefinition.Limits(7, null));
  }

  @Test
  void queuesKeepTheirOrderAndMayHaveNothing() {
    List<QueueDefinition> queues = read("queues:", "  b:", "  a: {}", "  c.fifo: ~").queues();
    assertThat(queues).extracting(QueueDefinition::name).containsExactly("b", "a", "c.fifo");
  }

  @Test
  void aPolicyMayBeWrittenAsYaml() {
    QueueDefinition queue =
        read("queues:", "  a:", "    Policy: {Version: '1', Statement: [{Sid: s, On: true}]}")
            .queues()
            .get(0);
    assertThat(queue.attributes().get("Policy").text())
        .isEqualTo("{\"Version\":\"1\",\"Statement\":[{\"Sid\":\"s\",\"On\":true}]}");
  }

  @Test
  void anUpstreamIsOptions() {
    Configuration configuration =
        read(
            "upstream:",
            "  endpoint: aws",
            "  readOnly: true",
            "  queues:",
            "    orders: arn:aws:sqs:eu-west-1:123456789012:staging",
            "    dead: arn:aws:sqs:eu-west-1:123456789012:staging-dead");
    assertThat(configuration.options().get("upstream").text()).isEqualTo("aws");
    assertThat(configuration.options().get("upstream-read-only").text()).isEqualTo("true");
    assertThat(configuration.options().get("upstream-queue").text())
        .isEqualTo(
            "orders=arn:aws:sqs:eu-west-1:123456789012:staging,"
                + "dead=arn:aws:sqs:eu-west-1:123456789012:staging-dead");
    assertRefused("t.yaml:1: upstream: expected the key endpoint", "upstream: {readOnly: true}");
  }

  @Test
  void aTypoIsNamedWithWhatWasMeant() {
    assertRefused("t.yaml:2: prot: unknown key, did you mean port?", "seed: 1", "prot: 1");
  }

  @Test
  void anUnknownKeyIsNamedWithWhatIsExpected() {
    assertRefused(
        "t.yaml:1: messages: unknown key, expected accessKeys, account, adminTokenFile, alarms,"
            + " allowedHosts, clock, console, corsOrigins,"
            + " enforcePolicies, faults, host, idleTimeout, limits, log, monitoring, outgoing,"
            + " port, profile, queues,"
            + " region, requestTimeout, scaling, seed, snapshot, throttles, tlsCert,"
            + " tlsKey, tlsSelfSigned, trustedProxies, upstream",
        "messages: []");
    assertRefused(
        "t.yaml:2: limits.messages: unknown key, expected inFlight, lookAhead, storedBytes",
        "limits:",
        "  messages: 3");
    assertRefused(
        "t.yaml:4: queues.a.deadLetterQueue.target: unknown key, expected maxReceiveCount, name",
        "queues:",
        "  a:",
        "    deadLetterQueue:",
        "      target: b");
  }

  @Test
  void anotherShapeIsRefused() {
    assertRefused("t.yaml:1: host: is a list, expected a single value", "host: [a]");
    assertRefused(
        "t.yaml:1: queues: is a list, expected keys with values, such as a: {}", "queues: [a, b]");
    assertRefused("t.yaml:1: faults: has keys, expected a list", "faults: {drop: {}}");
    assertRefused(
        "t.yaml:2: throttles[0]: is '5', expected keys with values", "throttles:", "  - 5");
    assertRefused("t.yaml:1: is 'orders', expected keys with values", "orders");
    assertRefused(
        "t.yaml:2: queues.a: is '30', expected a queue's attributes; they are indented below its name",
        "queues:",
        "  a: 30");
    assertRefused(
        "t.yaml:3: queues.DelaySeconds: is '5', expected a queue's attributes; they are indented below its name",
        "queues:",
        "  a:",
        "  DelaySeconds: 5");
    assertRefused(
        "t.yaml:1: is 'port:9324', expected keys with values: a space is missing after the colon",
        "port:9324");
    assertRefused(
        "t.yaml:1: limits.inFlight:5: unknown key: a space is missing after the colon",
        "limits: {inFlight:5}");
    assertRefused(
        "t.yaml:3: queues.a.deadLetterQueue: is 'b', expected {name: b, maxReceiveCount: 3}",
        "queues:",
        "  a:",
        "    deadLetterQueue: b");
    assertRefused(
        "t.yaml:3: queues.a.DelaySeconds: is a list, expected a single value",
        "queues:",
        "  a:",
        "    DelaySeconds: [1, 2]");
    assertRefused(
        "t.yaml:3: queues.a.tags.team: is a list, expected a single value",
        "queues:",
        "  a:",
        "    tags: {team: [x]}");
  }

  @Test
  void deadLettersNeedTheirNameAndCount() {
    assertRefused(
        "t.yaml:3: queues.a.deadLetterQueue: expected the key maxReceiveCount",
        "queues:",
        "  a:",
        "    deadLetterQueue: {name: b}");
    assertRefused(
        "t.yaml:4: queues.a.deadLetterQueue: expected either this or RedrivePolicy",
        "queues:",
        "  a:",
        "    RedrivePolicy: '{}'",
        "    deadLetterQueue: {name: b, maxReceiveCount: 1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1.5", "99999999999", "''"})
  void aLimitIsAPositiveNumber(String value) {
    assertRefused(
        "t.yaml:1: queues.a.limits.lookAhead: '"
            + value.replace("'", "")
            + "' is not a whole number of at least 1",
        "queues: {a: {limits: {lookAhead: " + value + "}}}");
  }

  @Test
  void whatTheParserSaysOfBlocksAndStreamsIsSaidInWordsOfTheFile() {
    assertRefused(
        "t.yaml:4: expected YAML: the line is not indented as those above it",
        "queues:",
        "  a:",
        "    VisibilityTimeout: 60",
        "   DelaySeconds: 5");
    assertRefused(
        "t.yaml:1: expected YAML: expected ',' or '}', but got the end of the file",
        "queues: {a: {DelaySeconds: 5}");
  }

  @Test
  void aKeyIsGivenOnce() {
    assertRefused("t.yaml:3: port: given twice, expected once", "port: 1", "seed: 1", "port: 2");
  }

  @Test
  void aFileIsOneDocumentWithoutAliases() {
    assertRefused("t.yaml:3: expected the end: a file is one document", "port: 1", "---", "a: 2");
    assertRefused(
        "t.yaml:2: region: aliases are not supported, expected the value itself",
        "host: &here localhost",
        "region: *here");
  }

  @Test
  void invalidYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("port: 1", "queues: {a: ", "host: ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("t\\.yaml:[23]: expected YAML: .+");
    assertThatThrownBy(() -> read("port: 1", "\thost: x"))
        .hasMessage(
            "t.yaml:2: expected YAML: found character '\\t(TAB)' that cannot start any token. (Do"
                + " not use \\t(TAB) for indentation)");
  }

  @Test
  void aFileThatCantBeReadIsNamed(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("missing.yaml");
    assertThatThrownBy(() -> Configuration.read(missing))
        .hasMessage(missing + ": no such file, expected a text file in UTF-8");
    assertThatThrownBy(() -> Configuration.read(directory)).isInstanceOf(ConfigException.class);
    Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> Configuration.read(binary)).isInstanceOf(ConfigException.class);
  }
}
