package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
  void aVariableGoesBeforeTheDefault(String option, String variable, String value) {
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
  void anOptionGoesBeforeItsVariable(String option, String variable, String set, String given) {
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
  void storedBytesCanBeAShareOfTheHeapWhichIsHalfUnlessSet() throws IOException {
    long percent = Runtime.getRuntime().maxMemory() / 100;
    String file = file("limits: {storedBytes: 25%}");
    assertThat(value("--stored-bytes", Map.of())).isEqualTo(50 * percent);
    assertThat(value("--stored-bytes", Map.of(), "--stored-bytes=100%")).isEqualTo(100 * percent);
    assertThat(value("--stored-bytes", Map.of(), "--config", file)).isEqualTo(25 * percent);
  }

  @Test
  void aFilesValueGoesBeforeTheDefaultAlone() throws IOException {
    String file = file("port: [4300, 4301]", "region: eu-north-1", "limits: {inFlight: 3}");
    Map<String, String> environment = Map.of("TAILBACK_PORT", "4100");
    List<Integer> ofFile = List.of(4300, 4301);
    assertThat(value("--port", environment, "--config", file, "--port", "4200"))
        .isEqualTo(List.of(4200));
    assertThat(value("--port", environment, "--config", file)).isEqualTo(List.of(4100));
    assertThat(value("--port", Map.of(), "--config", file)).isEqualTo(ofFile);
    assertThat(value("--port", Map.of("TAILBACK_CONFIG", file))).isEqualTo(ofFile);
    assertThat(value("--region", environment, "--config=" + file)).isEqualTo("eu-north-1");
    assertThat(value("--in-flight", environment, "--config", file)).isEqualTo(3);
    assertThat(value("--look-ahead", environment, "--config", file)).isEqualTo(120_000);
  }

  @Test
  void aFileOnTheCommandLineGoesBeforeTheVariables() throws IOException {
    Map<String, String> environment = Map.of("TAILBACK_CONFIG", file("seed: 1"));
    assertThat(value("--seed", environment, "--config", file("seed: 2"))).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: many      | port: 'many' is not a number from 0 to 65535",
        "host: ''        | host: '' is not an address of this machine",
        "host: x.invalid | host: 'x.invalid' is not an address of this machine",
        "account: 12     | account: '12' is not twelve digits",
        "region: US      | region: 'US' is not a region such as us-east-1",
        "clock: stopped  | clock: 'stopped' is not running or paused",
        "seed: x         | seed: 'x' is not a whole number of 64 bits",
        "log: all        | log: 'all' is not off, refusals or requests",
        "profile: prod   | profile: 'prod' is not dev, aws or test",
        "corsOrigins: x  | corsOrigins: 'x' is not an origin such as http://localhost:3000, or *",
        "idleTimeout: 0s  | idleTimeout: '0s' is not a duration of at most a week such as 30s, 5m or 1h",
        "requestTimeout: 200h | requestTimeout: '200h' is not a duration of at most a week such as 30s, 5m or 1h",
        "allowedHosts: 'a:1' | allowedHosts: 'a:1' is not a host without port such as tailback.example.com or *.example.com",
        "limits: {inFlight: 0} | limits.inFlight: '0' is not a whole number of at least 1",
        "limits: {storedBytes: 5 MB} | limits.storedBytes: '5 MB' is not a size such as 64MiB, 512MB, 1000000 or 50% of the heap",
        "queues: {a: {limits: {storedBytes: 5}}} | queues.a.limits.storedBytes: unknown key, expected inFlight, lookAhead",
        "throttles: [{queue: a}] | throttles[0].rate: is missing, and must be how many a second",
        "faults: [{drop: 1}] | faults[0].drop: is 1, and must be an object",
        "faults: [{error: {code: X, status: 600}}] | faults[0].error.status: is 600, and must be a whole number from 400 to 599",
        "accessKeys: none.txt | accessKeys: none.txt: no such file",
        "prot: 1         | prot: unknown key, did you mean port?",
        "queues: {a: {DelaySeconds: 901}} | queues.a.DelaySeconds: '901' is not a whole number from 0 to 900"
      })
  void aFileThatCantBeUsedEndsWithTwoAndOneLineThatNamesThePlace(String line, String complaint)
      throws IOException {
    String file = file("# a comment", line);
    assertThat(execute(Map.of("TAILBACK_CONFIG", file))).isEqualTo(2);
    assertThat(complaint()).isEqualTo("tailback: " + file + ":2: " + complaint);
  }

  @Test
  void accessKeysThatCantBeUsedAreNamedByLineAndNotShown() throws IOException {
    Path keys = Files.writeString(directory.resolve("keys"), "# ours\nAKIAANNA hush 12\n");
    String problem =
        keys
            + ":2: the account is not twelve digits, expected id secret account [user/NAME or role/NAME]";
    assertThat(execute(Map.of(), "--access-keys", keys.toString())).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("tailback: Invalid value for option '--access-keys': " + problem);
    assertThat(execute(Map.of("TAILBACK_ACCESS_KEYS", keys.toString()))).isEqualTo(2);
    assertThat(err.toString()).endsWith(problem + " (from TAILBACK_ACCESS_KEYS)\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(execute(Map.of(), "--config", "missing.yaml")).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("tailback: missing.yaml: no such file, expected a text file in UTF-8");
  }

  @Test
  void aFallbackIsReadIfItIsThereAndNoOtherFileIsNamed() throws IOException {
    String seedOfOne = file("seed: 1");
    String fallback = "TAILBACK_CONFIG_FALLBACK";
    assertThat(value("--seed", Map.of(fallback, seedOfOne))).isEqualTo(1L);
    assertThat(value("--seed", Map.of(fallback, "missing.conf"))).isNull();
    assertThat(value("--seed", Map.of(fallback, ""))).isNull();
    assertThat(value("--seed", Map.of(fallback, seedOfOne), "--config", file("seed: 2")))
        .isEqualTo(2L);
    assertThat(
            value("--seed", Map.of(fallback, seedOfOne, "TAILBACK_CONFIG", file("region: eu-1"))))
        .isNull();
  }

  @Test
  void aFallbackThatIsNoFileIsNamed() {
    assertThat(execute(Map.of("TAILBACK_CONFIG_FALLBACK", directory.toString()))).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("tailback: " + directory + ": is a directory, expected a text file in UTF-8");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Path file = Files.write(directory.resolve("tailback.yaml"), new byte[] {(byte) 0xFF});
    assertThat(execute(Map.of("TAILBACK_CONFIG", file.toString()))).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("tailback: " + file + ": can't be read, expected a text file in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.yaml", "missing.conf"})
  void aFileOfAVariableThatIsNotThereIsNamed(String file) {
    assertThat(execute(Map.of("TAILBACK_CONFIG", file))).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("tailback: " + file + ": no such file, expected a text file in UTF-8");
  }

  @Test
  void helpIsGivenWhateverTheFileIs() {
    assertThat(execute(Map.of("TAILBACK_CONFIG", "missing.yaml"), "--help")).isZero();
  }

  private String file(String... lines) throws IOException {
    Path file = Files.createTempFile(directory, "tailback", ".yaml");
    return Files.writeString(file, String.join("\n", lines)).toString();
  }

  @Test
  void anOptionGoesBeforeItsVariableEvenIfThatHoldsNonsense() {
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
  void aPortThatKubernetesMadeOfAServiceIsNone(String variable, String value) {
    assertThat(value("--port", Map.of(variable, value))).isEqualTo(List.of(9324));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, x",
    "--port, -1",
    "--port, 65536",
    "--port, 4100;4200",
    "--port, 4100.5",
    "--port, 99999999999",
    "--account, 12345678901",
    "--account, 1234567890123",
    "--account, 12345678901x",
    "--region, us east",
    "--region, US-EAST-1",
    "--host, nowhere.invalid",
    "--host, not a host",
    "--host, [::1]",
    "--host, ''",
    "--clock, sundial",
    "--seed, x",
    "--profile, AWS",
    "--log, Requests",
    "--in-flight, 0",
    "--look-ahead, all",
    "--stored-bytes, 0",
    "--stored-bytes, 64mib",
    "--stored-bytes, 101%",
    "--stored-bytes, 1.5GiB",
    "--stored-bytes, -5MB",
    "--stored-bytes, 9223372036854775808",
    "--stored-bytes, 9000000000GiB",
    "--cors-origin, localhost",
    "--cors-origin, http://localhost/",
    "--allowed-hosts, sqs.example.com:9324",
    "--allowed-hosts, http://sqs.example.com",
    "--allowed-hosts, *",
    "--allowed-hosts, a..b",
    "--queues, my orders",
    "--queues, a.b"
  })
  void aBadValueEndsWithTwoAndOneLineThatNamesOptionAndValue(String option, String value) {
    int exitCode = execute(Map.of("TAILBACK_PORT", "0"), option, value);
    assertThat(exitCode).isEqualTo(2);
    assertThat(complaint())
        .contains("'" + option + "'", "'" + value + "'")
        .doesNotContain("TAILBACK_");
  }

  /** An address of a link needs the link's name, so this one is nobody's. */
  @Test
  void anAddressThatCantBeListenedOnEndsWithTwoAndOneLineThatNamesIt() {
    assertThat(execute(Map.of("TAILBACK_PORT", "0"), "--host", "fe80::1")).isEqualTo(2);
    assertThat(complaint()).contains("port 0 of fe80::1: ");
  }

  @ParameterizedTest
  @CsvSource({
    "TAILBACK_PORT, x",
    "TAILBACK_PORT, 65536",
    "TAILBACK_ACCOUNT, 1",
    "TAILBACK_REGION, us east",
    "TAILBACK_HOST, nowhere.invalid",
    "TAILBACK_STORED_BYTES, plenty"
  })
  void aBadValueInAVariableNamesTheVariable(String variable, String value) {
    assertThat(execute(Map.of(variable, value))).isEqualTo(2);
    assertThat(complaint()).contains("'" + value + "'").endsWith("(from " + variable + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prot", "-p", "serve", "--port"})
  void whatIsNotUnderstoodEndsWithTwoAndOneLineThatNamesIt(String argument) {
    assertThat(execute(Map.of(), argument)).isEqualTo(2);
    assertThat(complaint()).contains("'" + argument + "'");
  }

  @Test
  void anOptionIsGivenOnce() {
    assertThat(execute(Map.of(), "--host", "a", "--host", "b")).isEqualTo(2);
    assertThat(complaint()).contains("'--host'", "only once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesEveryOptionAndStartsNothing(String argument) {
    assertThat(execute(Map.of(), argument)).isZero();
    assertThat(out.toString())
        .startsWith("Usage: tailback")
        .contains("--port", "--host", "--account", "--region", "--version", "TAILBACK_PORT")
        .contains("--config", "--queues", "--profile", "--clock", "--seed", "--in-flight")
        .contains("--look-ahead", "--log", "--cors-origin", "--stored-bytes", "25% of", "50%)")
        .contains(
            "--look-ahead", "--cors-origin", "--allowed-hosts", "--stored-bytes", "25% of", "50%)")
        .contains("9324", "127.0.0.1", "000000000000", "us-east-1")
        .doesNotContain("Ready.");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsOneLineAndStartsNothing(String argument) {
    assertThat(execute(Map.of(), argument)).isZero();
    assertThat(out.toString().lines()).singleElement().asString().startsWith("Tailback ");
    assertThat(err.toString()).isEmpty();
  }

  private static Object value(String option, Map<String, String> environment, String... args) {
    CommandLine commandLine = Main.commandLine(environment);
    commandLine.parseArgs(args);
    return commandLine.getCommandSpec().findOption(option).getValue();
  }

  private int execute(Map<String, String> environment, String... args) {
    return Main.commandLine(environment)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String complaint() {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("tailback: ");
    return err.toString().strip();
  }
}
