package dev.tailback.server.cli;

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

/** The command line's output without starting a server. */
class MainTest {
  @TempDir private Path directory;

  private final Commands commands = new Commands();

  @Test
  void accessKeysThatCantBeUsedAreNamedByLineAndNotShown() throws IOException {
    Path keys = Files.writeString(directory.resolve("keys"), "# ours\nAKIAANNA hush 12\n");
    String problem =
        keys
            + ":2: the account is not twelve digits, expected id secret account [user/NAME or role/NAME]";
    assertThat(commands.run("--access-keys", keys.toString())).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: Invalid value for option '--access-keys': " + problem);
    assertThat(commands.run(Map.of("TAILBACK_ACCESS_KEYS", keys.toString()))).isEqualTo(2);
    assertThat(commands.err()).endsWith(problem + " (from TAILBACK_ACCESS_KEYS)\n");
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
    int exitCode = commands.run(Map.of("TAILBACK_PORT", "0"), option, value);
    assertThat(exitCode).isEqualTo(2);
    assertThat(commands.complaint())
        .contains("'" + option + "'", "'" + value + "'")
        .doesNotContain("TAILBACK_");
  }

  /** A link-local address needs the name of its link, so this one is unusable. */
  @Test
  void anAddressThatCantBeListenedOnEndsWithTwoAndOneLineThatNamesIt() {
    assertThat(commands.run(Map.of("TAILBACK_PORT", "0"), "--host", "fe80::1")).isEqualTo(2);
    assertThat(commands.complaint()).contains("port 0 of fe80::1: ");
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
    assertThat(commands.run(Map.of(variable, value))).isEqualTo(2);
    assertThat(commands.complaint())
        .contains("'" + value + "'")
        .endsWith("(from " + variable + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prot", "-p", "serve", "--port"})
  void whatIsNotUnderstoodEndsWithTwoAndOneLineThatNamesIt(String argument) {
    assertThat(commands.run(argument)).isEqualTo(2);
    assertThat(commands.complaint()).contains("'" + argument + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 1 | unknown option '--prot', did you mean --port?",
        "--queue=orders | unknown option '--queue=orders', did you mean --queues?",
        "-p 4100 | unknown option '-p'; see tailback --help",
        "stats | unknown word 'stats', did you mean status?",
        "help | unknown word 'help', did you mean --help?",
        "version | unknown word 'version', did you mean --version?",
        "port=9400 | unknown word 'port=9400', did you mean --port?",
        "tailback.yaml | unknown word 'tailback.yaml', did you mean --config tailback.yaml?",
        "serve | unknown word 'serve'; see tailback --help",
        "status orders | unknown word 'orders'; see tailback status --help",
        "status --watched | unknown option '--watched', did you mean --watch?",
        "lab capture --queues a | unknown option '--queues', did you mean --queue?",
        "copy --form aws | unknown option '--form', did you mean --from?",
        "workers --bounds 1-2 | Missing required option: '--target=<name:min-max>'",
        "health --hots a | unknown option '--hots', did you mean --host?"
      })
  void anUnknownWordNamesWhatWasProbablyMeant(String words, String complaint) {
    assertThat(commands.run(words.split(" "))).isEqualTo(2);
    assertThat(commands.complaint()).isEqualTo("tailback: " + complaint);
  }

  @Test
  void anOptionOfSeveralNamesIsCalledByTheOneThatWasGiven() {
    assertThat(commands.run("status", "--url", "here")).isEqualTo(2);
    assertThat(commands.complaint()).contains("'--url'");
    assertThat(new Commands().run("status", "--endpoint", "here")).isEqualTo(2);
  }

  @Test
  void directoriesOfScriptsMustExistIfTheCommandLineNamesThem() throws IOException {
    Path missing = directory.resolve("nope");
    Path file = Files.writeString(directory.resolve("queues.sh"), "");
    for (Path path : List.of(missing, file)) {
      Commands each = new Commands();
      assertThat(each.run("--port", "0", "--init-scripts", path.toString())).isEqualTo(2);
      assertThat(each.complaint()).endsWith("'--init-scripts': '" + path + "' is not a directory");
    }
  }

  @Test
  void anOptionIsGivenOnce() {
    assertThat(commands.run("--host", "a", "--host", "b")).isEqualTo(2);
    assertThat(commands.complaint()).contains("'--host'", "only once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesEveryOptionAndStartsNothing(String argument) {
    assertThat(commands.run(argument)).isZero();
    assertThat(commands.out())
        .startsWith("Usage: tailback")
        .contains("--port", "--host", "--account", "--region", "--version", "TAILBACK_PORT")
        .contains("--config", "--queues", "--profile", "--clock", "--seed", "--in-flight")
        .contains("--look-ahead", "--log", "--cors-origin", "--stored-bytes", "25% of", "50%)")
        .contains(
            "--look-ahead", "--cors-origin", "--allowed-hosts", "--stored-bytes", "25% of", "50%)")
        .contains("9324", "127.0.0.1", "000000000000", "us-east-1")
        .doesNotContain("Ready.");
    assertThat(commands.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsOneLineAndStartsNothing(String argument) {
    assertThat(commands.run(argument)).isZero();
    assertThat(commands.out().lines()).singleElement().asString().startsWith("Tailback ");
    assertThat(commands.err()).isEmpty();
  }
}
