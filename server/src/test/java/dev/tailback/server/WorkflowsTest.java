package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workflows pin their actions, have minimal permissions, and insert no foreign text into commands.
 */
class WorkflowsTest {
  private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.*)$");
  private static final Pattern COMMAND =
      Pattern.compile("(?ms)^( *)(?:- )?run: .*?(?=^ {0,8}\\S|\\z)");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../.github/workflows"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void actionsAreNamedByTheirCommit(Path workflow) throws IOException {
    assertThat(USES.matcher(Files.readString(workflow)).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allMatch(
            used -> used.startsWith("./") || used.matches("[\\w/-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowMayOnlyReadUnlessAJobSaysMore(Path workflow) throws IOException {
    assertThat(Files.readString(workflow)).contains("\npermissions:\n  contents: read\n\n");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void commandsHaveNoTextsOfOthersInserted(Path workflow) throws IOException {
    assertThat(COMMAND.matcher(Files.readString(workflow)).results().map(MatchResult::group))
        .isNotEmpty()
        .noneMatch(command -> command.replaceAll("(?s)\n *env:.*", "").contains("${{"));
  }
}
