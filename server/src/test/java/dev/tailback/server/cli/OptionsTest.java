package dev.tailback.server.cli;

import static dev.tailback.server.cli.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The values that a server's options are parsed to. */
class OptionsTest {
  @ParameterizedTest
  @CsvSource({
    "--port, [9324]",
    "--host, 127.0.0.1",
    "--account, 000000000000",
    "--region, us-east-1",
    "--profile, dev",
    "--in-flight, 120000",
    "--look-ahead, 120000",
    "--queues, []",
    "--cors-origin, []",
    "--console, on",
    "--log, refusals",
    "--allowed-hosts, []",
    "--request-timeout, PT2M",
    "--idle-timeout, PT10M",
    "--clock,",
    "--seed,",
    "--access-keys,",
    "--admin-token-file,",
    "--trusted-proxies, []",
    "--tls-cert,",
    "--tls-key,",
    "--tls-self-signed,",
    "--config,"
  })
  void eachOptionHasADefault(String option, String expected) {
    assertThat(Objects.toString(value(option, Map.of()), null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "--port, TAILBACK_PORT, [4100]",
    "--host, TAILBACK_HOST, 0.0.0.0",
    "--account, TAILBACK_ACCOUNT, 123456789012",
    "--region, TAILBACK_REGION, eu-central-1",
    "--profile, TAILBACK_PROFILE, aws",
    "--clock, TAILBACK_CLOCK, paused",
    "--seed, TAILBACK_SEED, -12",
    "--console, TAILBACK_CONSOLE, read-only",
    "--log, TAILBACK_LOG, requests",
    "--in-flight, TAILBACK_IN_FLIGHT, 10",
    "--look-ahead, TAILBACK_LOOK_AHEAD, 20",
    "--stored-bytes, TAILBACK_STORED_BYTES, 1000000",
    "--allowed-hosts, TAILBACK_ALLOWED_HOSTS, [sqs.example.com]",
    "--tls-cert, TAILBACK_TLS_CERT, cert.pem",
    "--tls-key, TAILBACK_TLS_KEY, key.pem",
    "--tls-self-signed, TAILBACK_TLS_SELF_SIGNED, a.pem"
  })
  void aVariableTakesPrecedenceOverTheDefault(String option, String variable, String value) {
    String text = value.replaceAll("[\\[\\]]", "");
    assertThat(value(option, Map.of(variable, text))).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({"manual, paused", "system, running"})
  void theOldNamesOfTheClocksModesAreAccepted(String old, String mode) {
    assertThat(value("--clock", Map.of(), "--clock", old)).hasToString(mode);
  }

  @ParameterizedTest
  @CsvSource({
    "--in-flight, TAILBACK_IN_FLIGHT, 4100, 4200",
    "--host, TAILBACK_HOST, 0.0.0.0, localhost",
    "--account, TAILBACK_ACCOUNT, 123456789012, 111122223333",
    "--region, TAILBACK_REGION, eu-central-1, eu-west-2"
  })
  void anOptionTakesPrecedenceOverItsVariable(
      String option, String variable, String set, String given) {
    assertThat(value(option, Map.of(variable, set), option, given)).hasToString(given);
    assertThat(value(option, Map.of(variable, set), option + "=" + given)).hasToString(given);
  }

  @Test
  void listsHaveCommasOrAreRepeated() {
    String queues = "orders, orders-dlq,events.fifo";
    assertThat(value("--queues", Map.of("TAILBACK_QUEUES", queues)))
        .hasToString("[orders, orders-dlq, events.fifo]");
    String[] twice = {"--cors-origin", "http://a:1,http://b", "--cors-origin=http://c"};
    assertThat(value("--cors-origin", Map.of("TAILBACK_CORS_ORIGIN", "http://x"), twice))
        .hasToString("[http://a:1, http://b, http://c]");
    String hosts = "a.example.com, *.example.org";
    assertThat(value("--allowed-hosts", Map.of("TAILBACK_ALLOWED_HOSTS", hosts)))
        .hasToString("[a.example.com, *.example.org]");
    assertThat(value("--port", Map.of("TAILBACK_PORT", "9324, 4566"))).hasToString("[9324, 4566]");
    assertThat(value("--port", Map.of("TAILBACK_PORT", "1"), "--port", "2", "--port=3"))
        .hasToString("[2, 3]");
  }

  @ParameterizedTest
  @CsvSource({"30s, PT30S", "5m, PT5M", "1h, PT1H", "168h, PT168H"})
  void timeoutsAreDurations(String text, String duration) {
    assertThat(value("--request-timeout", Map.of(), "--request-timeout", text))
        .hasToString(duration);
    assertThat(value("--idle-timeout", Map.of("TAILBACK_IDLE_TIMEOUT", text)))
        .hasToString(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "512B, 512",
    "2kB, 2000",
    "512MB, 512000000",
    "3GB, 3000000000",
    "2KiB, 2048",
    "64MiB, 67108864",
    "1GiB, 1073741824"
  })
  void storedBytesHaveUnits(String size, long bytes) {
    assertThat(value("--stored-bytes", Map.of(), "--stored-bytes", size)).isEqualTo(bytes);
  }

  @Test
  void anOptionTakesPrecedenceOverAnInvalidVariable() {
    assertThat(value("--seed", Map.of("TAILBACK_SEED", "x"), "--seed", "1")).isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--host", "--account", "--region"})
  void anEmptyVariableIsNone(String option) {
    String variable = "TAILBACK_" + option.substring(2).toUpperCase(Locale.ROOT);
    assertThat(value(option, Map.of(variable, ""))).isEqualTo(value(option, Map.of()));
  }

  @Test
  void aVariableThatMeansNoOptionSaysNothing() {
    Map<String, String> environment =
        Map.of("TAILBACK_VERSION", "true", "TAILBACK_HELP", "1", "TAILBACK_X", "y");
    CommandLine.ParseResult result = Main.commandLine(environment).parseArgs();
    assertThat(result.isVersionHelpRequested()).isFalse();
    assertThat(result.isUsageHelpRequested()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "TAILBACK_PORT, tcp://10.0.0.1:9324",
    "TAILBACK_PORT, udp://10.0.0.1:9324",
    "TAILBACK_PORT, ''"
  })
  void aPortVariableOfAKubernetesServiceIsIgnored(String variable, String value) {
    assertThat(value("--port", Map.of(variable, value))).isEqualTo(List.of(9324));
  }
}
