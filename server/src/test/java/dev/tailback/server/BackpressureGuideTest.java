package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of docs/BACKPRESSURE.md, carried out without a shell, and what it promises. */
class BackpressureGuideTest {
  static List<Guide.Block> blocks() throws IOException {
    return Guide.read("BACKPRESSURE.md").blocks();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theCommandsAnswerAsTheGuideSays(Guide.Block block) throws Exception {
    try (Tailback tailback = Tailback.builder().start()) {
      String endpoint = tailback.endpoint().toString();
      ShellWords shell = new ShellWords(Guide.read("BACKPRESSURE.md").variables(endpoint));
      for (Guide.Step step : block.steps()) {
        step.check(new CurlCommand(shell.split(step.command())).run());
      }
    }
  }

  @Test
  void thereIsABlockForEachSymptomThatStartsEmptyAndPromisesSomething() throws IOException {
    assertThat(blocks()).hasSize(6).extracting(Guide.Block::title).doesNotHaveDuplicates();
    assertThat(blocks())
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
