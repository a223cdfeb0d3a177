package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name tests that exist. */
class GuideNamesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?!promise \\||what \\||invariant \\|).*$");

  /** The source files of all modules, by their paths with slashes. */
  private static List<String> sources;

  @BeforeAll
  static void findSources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      sources =
          modules
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .flatMap(GuideNamesTest::filesBelow)
              .toList();
    }
  }

  private static Stream<String> filesBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(file -> file.toString().replace('\\', '/')).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(String name) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(name));
  }

  private static List<String> named(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(found -> found.group(1)).distinct().toList();
  }

  private static void assertExists(String name) {
    assertThat(sources).as(name).anyMatch(source -> source.endsWith("/" + name + ".java"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELIABILITY.md", "INVARIANTS.md", "ARCHITECTURE.md"})
  void theTestsThatAPageNamesExist(String page) throws IOException {
    assertThat(named(TEST, page(page))).isNotEmpty().allSatisfy(GuideNamesTest::assertExists);
  }

  @ParameterizedTest
  @CsvSource({"RELIABILITY.md, 20", "INVARIANTS.md, 35"})
  void everyPromiseLimitAndInvariantIsHeldByATest(String page, int atLeast) throws IOException {
    List<String> rows = ROW.matcher(page(page)).results().map(MatchResult::group).toList();
    assertThat(rows).hasSizeGreaterThan(atLeast);
    assertThat(rows).allSatisfy(row -> assertThat(row).containsPattern(TEST));
  }
}
