package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name tests and classes that exist. */
class GuideNamesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  /** A class after its package, or after the last parts of it: {@code sqs/message/Md5}. */
  private static final Pattern PLACE = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+)`");

  /** A class, perhaps with a method, in the last cell of a row. */
  private static final Pattern IN_LAST_CELL =
      Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`(?=[^|\n]*\\|$)", Pattern.MULTILINE);

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?!promise \\||what \\||invariant \\|).*$");

  /** The paths of all modules' source files, with slashes. */
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

  @Test
  void theClassesThatTheArchitectureNamesExist() throws IOException {
    String page = page("ARCHITECTURE.md");
    assertThat(named(PLACE, page)).isNotEmpty().allSatisfy(GuideNamesTest::assertExists);
    assertThat(named(IN_LAST_CELL, page)).isNotEmpty().allSatisfy(GuideNamesTest::assertExists);
  }

  @Test
  void theArchitectureNamesEveryPackageOfTheProduct() throws IOException {
    Pattern productPackage =
        Pattern.compile("\\.\\./([a-z-]+)/src/main/java/(dev/tailback/.*)/package-info\\.java");
    List<String> packages =
        sources.stream()
            .map(productPackage::matcher)
            .filter(Matcher::matches)
            .filter(found -> !found.group(1).matches("benchmarks|conformance-tests"))
            .map(found -> "`" + found.group(2).replace('/', '.') + "`")
            .toList();
    assertThat(packages).isNotEmpty();
    assertThat(page("ARCHITECTURE.md")).contains(packages);
  }

  @ParameterizedTest
  @CsvSource({"RELIABILITY.md, 20", "INVARIANTS.md, 35"})
  void everyPromiseLimitAndInvariantIsHeldByATest(String page, int atLeast) throws IOException {
    String text = page(page);
    String sections = text.substring(text.indexOf("\n## ")); // before them are measurements
    List<String> rows = ROW.matcher(sections).results().map(MatchResult::group).toList();
    assertThat(rows).hasSizeGreaterThan(atLeast);
    assertThat(rows).allSatisfy(row -> assertThat(row).containsPattern(TEST));
  }

  @Test
  void theReadmeHasFewerThan150Lines() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(150);
  }

  @Test
  void theReadmeCountsTheRulesOfTheirTable() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> counted = named(Pattern.compile("\\[(\\d+) rules]"), readme);
    Pattern all = Pattern.compile("\\| \\*\\*all\\*\\* \\| (\\d+) \\|");
    assertThat(counted).hasSize(1).first().isEqualTo(named(all, page("CONFORMANCE.md")).get(0));
  }
}
