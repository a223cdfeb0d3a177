package dev.tailback.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line of the load generator, against a Tailback of the test. */
@Timeout(60)
class LoadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Tailback tailback;

  @BeforeEach
  void start() {
    tailback = Tailback.builder().port(0).start();
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send --backlog 100",
        "batch --body 1000",
        "batch --backlog 100",
        "batch --groups 3",
        "empty",
        "cycle --backlog 100",
        "cycle --groups 3 --rate 200",
        "mixed --groups 3",
      })
  void itMeasuresWhatIsDone(String arguments) {
    assertThat(run(arguments + " --seconds 1 --connections 4")).isZero();
    assertThat(out.toString()).matches("[1-9]\\d* requests/s, \\d+ messages/s, latency .*\\R");
    assertThat(queues()).as("queues left").isZero();
  }

  @Test
  void messagesWakePolls() {
    assertThat(run("polls --seconds 1 --connections 20")).isZero();
    assertThat(out.toString()).startsWith("300 polls woken, latency in ms: p50 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send --groups 3",
        "polls --rate 5",
        "empty --backlog 1",
        "polls --backlog 1",
        "cycle --connections 1",
        "cycle --seconds 0",
        "cycle --body 1001",
        "cycle --backlog -1",
        "cycle --groups -1",
        "drive",
      })
  void whatCannotBeDoneIsRefused(String arguments) {
    assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).isNotBlank();
  }

  private int run(String arguments) {
    List<String> all = new ArrayList<>(List.of(arguments.split(" ", -1)));
    all.addAll(List.of("--endpoint", tailback.endpoint().toString()));
    return LoadCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private int queues() {
    return tailback.gate().call(queues -> queues.all().size());
  }
}
