package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A guide's blocks of shell commands. The first block sets variables. The others have commands,
 * with parts of each answer in comments below the command.
 */
record Guide(String name, String variables, List<Block> blocks) {
  private static final Pattern FENCED =
      Pattern.compile("(?m)^## (?<title>.*)$|^```(?<language>.*)\n(?<text>(?s:.*?))^```$");
  private static final Set<String> LANGUAGES_NOT_RUN = Set.of("", "yaml");
  private static final String EXAMPLE_ENDPOINT = "http://localhost:9324";

  /** The commands about one symptom. */
  record Block(String title, List<Step> steps) {
    @Override
    public String toString() {
      return title;
    }
  }

  /** A command and texts that its answer contains. */
  record Step(String command, List<String> expected) {
    void check(String answer) {
      assertThat(answer).as(command).isNotEmpty();
      assertThat(expected).as(command).allSatisfy(part -> assertThat(answer).contains(part));
      if (expected.isEmpty()) {
        assertThat(answer).as(command).doesNotContain("<Error>", "\"error\": ");
      }
    }
  }

  /** Returns each block of commands, with its guide. */
  static Stream<Arguments> allBlocks() {
    return Stream.of("BACKPRESSURE.md", "MONITORING.md", "SCALING.md", "TROUBLESHOOTING.md")
        .map(Guide::read)
        .flatMap(guide -> guide.blocks.stream().map(block -> arguments(guide, block)));
  }

  static Guide read(String name) {
    Matcher part = FENCED.matcher(text(name));
    String title = "";
    String variables = null;
    List<Block> blocks = new ArrayList<>();
    while (part.find()) {
      if (part.group("title") != null) {
        title = part.group("title");
      } else if (!LANGUAGES_NOT_RUN.contains(part.group("language"))) {
        assertThat(part.group("language")).isEqualTo("sh");
        if (variables == null) {
          variables = part.group("text");
        } else {
          blocks.add(new Block(title, steps(part.group("text"))));
        }
      }
    }
    return new Guide(name, variables, blocks);
  }

  private static String text(String name) {
    try {
      return Files.readString(Path.of("..", "docs", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Returns the assignments for an emulator at another endpoint than the guide's. */
  String variables(String endpoint) {
    assertThat(variables).contains(EXAMPLE_ENDPOINT);
    return variables.replace(EXAMPLE_ENDPOINT, endpoint);
  }

  /** A line that does not start a command continues the previous one. */
  private static List<Step> steps(String text) {
    List<Step> steps = new ArrayList<>();
    for (String command : text.split("\n(?=curl )", -1)) {
      String[] parts = command.split("\n# ", -1);
      List<String> expected = Arrays.stream(parts).skip(1).map(String::strip).toList();
      steps.add(new Step(parts[0].strip(), expected));
    }
    return steps;
  }
}
