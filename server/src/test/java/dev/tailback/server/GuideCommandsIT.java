package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the blocks of the guides' commands by sh and curl, one after the other against one server
 * process.
 */
@Tag("outside")
@Timeout(60)
class GuideCommandsIT {
  private static final String END = "\n=== end of answer ===\n";

  private static TailbackProcess tailback;

  private @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    tailback = TailbackProcess.ready();
  }

  @AfterAll
  static void stop() throws Exception {
    tailback.close();
  }

  static Stream<Arguments> blocks() {
    return Guide.allBlocks();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theCommandsAnswerAsTheGuideSays(Guide guide, Guide.Block block) throws Exception {
    String variables = guide.variables(tailback.endpoint());
    String commands =
        block.steps().stream()
            .map(step -> step.command() + "\necho '" + END + "'\n")
            .collect(Collectors.joining());
    Path script = Files.writeString(directory.resolve("block.sh"), variables + commands);

    Process shell =
        new ProcessBuilder("sh", "-eu", script.toString()).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor()).as(output).isZero();
    String[] answers = output.split(END + "\n", -1);
    assertThat(answers).hasSize(block.steps().size() + 1);
    for (int i = 0; i < block.steps().size(); i++) {
      block.steps().get(i).check(answers[i]);
    }
  }
}
