package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise of docs/RELIABILITY.md names tests that exist. */
class ReliabilityGuideTest {
  private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!promise|what \\|).*$");

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "RELIABILITY.md"));
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> engine = Files.walk(Path.of("..", "engine", "src", "test", "java"));
        Stream<Path> server = Files.walk(Path.of("src", "test", "java"))) {
      return Stream.concat(engine, server)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void theTestsItNamesExist() throws IOException {
    List<String> named =
        TEST_CLASS.matcher(guide()).results().map(result -> result.group(1)).toList();
    assertThat(named).isNotEmpty();
    assertThat(testClasses()).containsAll(named);
  }

  @Test
  void everyPromiseAndLimitIsHeldByATest() throws IOException {
    List<String> rows = ROW.matcher(guide()).results().map(MatchResult::group).toList();
    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows).allSatisfy(row -> assertThat(row).containsPattern(TEST_CLASS));
  }
}
