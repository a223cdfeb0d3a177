package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's AWS CLI for one endpoint, without the settings of the user who runs the tests. */
final class AwsCli {
  private static final Path PROGRAM = Path.of("/usr/bin/aws");
  private static final int PATIENCE_SECONDS = 60;

  private final String endpoint;
  private final String accessKeyId;
  private final Path home;

  AwsCli(String endpoint, String accessKeyId, Path home) {
    this.endpoint = endpoint;
    this.accessKeyId = accessKeyId;
    this.home = home;
  }

  /** A program's exit code and output. */
  record Outcome(int exitCode, String out, String err) {
    String success() {
      assertThat(exitCode).as("exit code of what said: %s%s", out, err).isZero();
      assertThat(err).isEmpty();
      return out;
    }

    /** Returns the single line with the error's code and text. */
    String failure() {
      assertThat(exitCode).as("exit code of what said: %s%s", out, err).isEqualTo(254);
      assertThat(out).isEmpty();
      return err.strip();
    }
  }

  /** Calls an action, and returns its output without the trailing newline. */
  String sqs(String words, String... more) throws Exception {
    return call(words, more).success().stripTrailing();
  }

  /**
   * Calls an action, with words as they would be typed and further arguments that may contain
   * spaces.
   */
  Outcome call(String words, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PROGRAM.toString(), "--endpoint-url", endpoint, "--output", "text"));
    command.add("sqs");
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of(more));
    return run(command);
  }

  /** Runs a shell script, up to its first error, in which {@code aws} is this program. */
  Outcome script(String text) throws Exception {
    return run(List.of("sh", "-e", "-c", text));
  }

  private Outcome run(List<String> command) throws Exception {
    assertThat(PROGRAM).as("the AWS CLI, Debian's package awscli").isExecutable();
    Path out = Files.createTempFile(home, "cli", ".out");
    Path err = Files.createTempFile(home, "cli", ".err");
    Process process = start(command, out, err);
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("has ended").isTrue();
      return new Outcome(process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("HOME", home.toString());
    environment.put("PATH", PROGRAM.getParent() + ":/bin");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("AWS_ACCESS_KEY_ID", accessKeyId);
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    return builder.start();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
