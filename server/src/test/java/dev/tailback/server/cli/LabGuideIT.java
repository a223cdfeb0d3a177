package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.Catalogue;
import dev.tailback.lab.CatalogueGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the lab's guides prints what the comments below it promise. */
class LabGuideIT {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern SCENARIO = Pattern.compile("(?ms)^```yaml\n(name: .*?)^```$");

  private @TempDir Path directory;

  /** A command and parts of its output. */
  record Step(String page, String command, List<String> expected) {
    @Override
    public String toString() {
      return page + ": " + command;
    }
  }

  static Stream<Step> steps() {
    return pages().flatMap(page -> blocks(page, COMMANDS).map(block -> step(page, block)));
  }

  private static Stream<String> pages() {
    return Stream.concat(
        Stream.of("LAB.md"),
        Stream.of(CatalogueGroup.values()).map(group -> "lab/" + group.key() + ".md"));
  }

  private static Stream<String> blocks(String page, Pattern pattern) {
    return pattern.matcher(text(page)).results().map(match -> match.group(1));
  }

  private static String text(String page) {
    try {
      return Files.readString(DOCS.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Step step(String page, String block) {
    List<String> lines = block.lines().toList();
    return new Step(
        page,
        lines.get(0),
        lines.stream().skip(1).map(line -> line.replaceFirst("^# ", "")).toList());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aCommandPrintsWhatTheGuideSays(Step step) throws IOException {
    Commands commands = new Commands();
    int exitCode = commands.run(words(step));
    assertThat(commands.err()).isEmpty();
    assertThat(exitCode).isLessThan(2);
    assertThat(step.expected()).allSatisfy(part -> assertThat(commands.out()).contains(part));
  }

  /** Returns the command's words, changed to few runs and files in a directory of the test. */
  private String[] words(Step step) throws IOException {
    String scenario = blocks("LAB.md", SCENARIO).findFirst().orElseThrow();
    Files.writeString(directory.resolve("orders.yaml"), scenario);
    List<String> words = new ArrayList<>();
    for (String word : step.command().split(" ", -1)) {
      words.add(word.contains(".") ? directory.resolve(word).toString() : word);
    }
    assertThat(words.remove(0)).isEqualTo("tailback");
    if (!words.contains("list")) {
      words.addAll(List.of("--runs", "2"));
    }
    return words.toArray(String[]::new);
  }

  @Test
  void eachScenarioIsOnThePageOfItsGroup() {
    for (Catalogue.Entry entry : Catalogue.list()) {
      assertThat(text("lab/" + entry.group().key() + ".md"))
          .contains("tailback lab " + entry.id() + "\n");
    }
  }

  @Test
  void eachPageIsNamedByTheFirst() {
    assertThat(pages().skip(1)).allSatisfy(page -> assertThat(text("LAB.md")).contains(page));
  }
}
