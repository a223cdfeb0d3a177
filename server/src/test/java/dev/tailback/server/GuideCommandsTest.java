package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the guides, run without a shell, gives the promised answer. */
class GuideCommandsTest {
  static Stream<Arguments> blocks() {
    return Guide.allBlocks();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theCommandsAnswerAsTheGuideSays(Guide guide, Guide.Block block) throws Exception {
    try (Tailback tailback = Tailback.builder().start()) {
      ShellWords shell = new ShellWords(guide.variables(tailback.endpoint().toString()));
      for (Guide.Step step : block.steps()) {
        step.check(new CurlCommand(shell.split(step.command())).run());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"BACKPRESSURE.md, 7", "TROUBLESHOOTING.md, 5"})
  void eachSymptomsBlockStartsEmptyAndPromisesSomething(String name, int count) {
    List<Guide.Block> blocks = Guide.read(name).blocks();
    assertThat(blocks).hasSize(count).extracting(Guide.Block::title).doesNotHaveDuplicates();
    assertThat(blocks)
        .allSatisfy(
            block -> {
              assertThat(block.steps().get(0).command()).endsWith("/reset");
              assertThat(block.steps()).anyMatch(step -> !step.expected().isEmpty());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl $sqs/a | sh",
        "curl $sqs/a > file",
        "curl $sqs/a &",
        "curl $sqs/a?b",
        "curl $sqs/[1-2]",
        "curl $other/a",
        "curl \"$(date)\"",
        "curl 'http://localhost",
        "curl -o file $sqs",
        "curl $sqs $sqs",
        "curl -d @file $sqs",
        "curl \"$sqs/{a,b}\"",
        "wget $sqs"
      })
  void whatTheGuideDoesNotUseIsNotUnderstood(String command) {
    ShellWords shell = new ShellWords("sqs=http://localhost");
    assertThatIllegalArgumentException().isThrownBy(() -> new CurlCommand(shell.split(command)));
  }
}
