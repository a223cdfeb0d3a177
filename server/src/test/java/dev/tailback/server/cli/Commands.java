package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** Runs command lines in this process, and captures their output. */
final class Commands {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs a command line without environment variables, and returns its exit code. */
  int run(String... words) {
    return run(Map.of(), words);
  }

  /** Runs a command line, and returns its exit code. */
  int run(Map<String, String> environment, String... words) {
    return Main.commandLine(environment)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** Returns the only line on standard error. Standard output must be empty. */
  String complaint() {
    assertThat(out()).isEmpty();
    assertThat(err().lines()).singleElement().asString().startsWith("tailback: ");
    return err().strip();
  }

  /** Returns the value that a server option is parsed to. */
  static Object value(String option, Map<String, String> environment, String... words) {
    CommandLine commandLine = Main.commandLine(environment);
    commandLine.parseArgs(words);
    return commandLine.getCommandSpec().findOption(option).getValue();
  }
}
