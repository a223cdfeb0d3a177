package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--port, 9324",
    "--host, 127.0.0.1",
    "--account, 000000000000",
    "--region, us-east-1"
  })
  void eachOptionHasADefault(String option, String expected) {
    assertThat(value(option, Map.of())).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "--port, TAILBACK_PORT, 4100",
    "--host, TAILBACK_HOST, 0.0.0.0",
    "--account, TAILBACK_ACCOUNT, 123456789012",
    "--region, TAILBACK_REGION, eu-central-1"
  })
  void aVariableGoesBeforeTheDefault(String option, String variable, String value) {
    assertThat(value(option, Map.of(variable, value))).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({
    "--port, TAILBACK_PORT, 4100, 4200",
    "--host, TAILBACK_HOST, 0.0.0.0, localhost",
    "--account, TAILBACK_ACCOUNT, 123456789012, 111122223333",
    "--region, TAILBACK_REGION, eu-central-1, eu-west-2"
  })
  void anOptionGoesBeforeItsVariable(String option, String variable, String set, String given) {
    assertThat(value(option, Map.of(variable, set), option, given)).hasToString(given);
    assertThat(value(option, Map.of(variable, set), option + "=" + given)).hasToString(given);
  }

  @Test
  void anOptionGoesBeforeItsVariableEvenIfThatHoldsNonsense() {
    assertThat(value("--port", Map.of("TAILBACK_PORT", "x"), "--port", "1")).isEqualTo(1);
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
    "--port, x",
    "--port, -1",
    "--port, 65536",
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
    "--host, ''"
  })
  void aBadValueEndsWithTwoAndOneLineThatNamesOptionAndValue(String option, String value) {
    int exitCode = execute(Map.of("TAILBACK_PORT", "0"), option, value);
    assertThat(exitCode).isEqualTo(2);
    assertThat(complaint())
        .contains("'" + option + "'", "'" + value + "'")
        .doesNotContain("TAILBACK_");
  }

  @ParameterizedTest
  @CsvSource({
    "TAILBACK_PORT, x",
    "TAILBACK_PORT, 65536",
    "TAILBACK_ACCOUNT, 1",
    "TAILBACK_REGION, us east",
    "TAILBACK_HOST, nowhere.invalid"
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
    assertThat(execute(Map.of(), "--port", "1", "--port", "2")).isEqualTo(2);
    assertThat(complaint()).contains("'--port'", "only once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesEveryOptionAndStartsNothing(String argument) {
    assertThat(execute(Map.of(), argument)).isZero();
    assertThat(out.toString())
        .startsWith("Usage: tailback")
        .contains("--port", "--host", "--account", "--region", "--version", "TAILBACK_PORT")
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
