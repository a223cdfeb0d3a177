package dev.tailback.server.cli;

import static dev.tailback.server.cli.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options in a configuration file, and invalid files. */
class FromFileTest {
  @TempDir private Path directory;

  private final Commands commands = new Commands();

  @Test
  void storedBytesCanBeAShareOfTheHeapWhichIsHalfUnlessSet() throws IOException {
    long heap = Runtime.getRuntime().maxMemory();
    String file = file("limits: {storedBytes: 25%}");
    assertThat(value("--stored-bytes", Map.of())).isEqualTo(heap / 2);
    assertThat(value("--stored-bytes", Map.of(), "--stored-bytes=100%")).isEqualTo(heap);
    assertThat(value("--stored-bytes", Map.of(), "--config", file)).isEqualTo(heap / 4);
  }

  @Test
  void aFilesValueOnlyOverridesTheDefault() throws IOException {
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
  void aFileOnTheCommandLineTakesPrecedenceOverVariables() throws IOException {
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
    assertThat(commands.run(Map.of("TAILBACK_CONFIG", file))).isEqualTo(2);
    assertThat(commands.complaint()).isEqualTo("tailback: " + file + ":2: " + complaint);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(commands.run("--config", "missing.yaml")).isEqualTo(2);
    assertThat(commands.complaint())
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
    assertThat(commands.run(Map.of("TAILBACK_CONFIG_FALLBACK", directory.toString()))).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: " + directory + ": is a directory, expected a text file in UTF-8");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Path file = Files.write(directory.resolve("tailback.yaml"), new byte[] {(byte) 0xFF});
    assertThat(commands.run(Map.of("TAILBACK_CONFIG", file.toString()))).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: " + file + ": can't be read, expected a text file in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.yaml", "missing.conf"})
  void aFileOfAVariableThatIsNotThereIsNamed(String file) {
    assertThat(commands.run(Map.of("TAILBACK_CONFIG", file))).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: " + file + ": no such file, expected a text file in UTF-8");
  }

  @Test
  void helpIsGivenWhateverTheFileIs() {
    assertThat(commands.run(Map.of("TAILBACK_CONFIG", "missing.yaml"), "--help")).isZero();
  }

  private String file(String... lines) throws IOException {
    Path file = Files.createTempFile(directory, "tailback", ".yaml");
    return Files.writeString(file, String.join("\n", lines)).toString();
  }
}
