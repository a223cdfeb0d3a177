package dev.tailback.testcontainers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java in docs/TESTCONTAINERS.md is that of the tests beside this one. */
class GuideTest {
  private static final Path GUIDE = Path.of("../../TESTCONTAINERS.md");
  private static final Path TESTS = Path.of("src/test/java/dev/tailback/testcontainers");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void snippetsAreTestedCode() throws IOException {
    List<String> snippets =
        SNIPPET.matcher(Files.readString(GUIDE)).results().map(GuideTest::text).toList();
    assertThat(snippets).hasSizeGreaterThan(3);
    String tests = tests();
    assertThat(snippets).allSatisfy(snippet -> assertThat(tests).contains(snippet));
  }

  private static String text(MatchResult snippet) {
    return withoutIndentation(snippet.group(1).lines());
  }

  private static String tests() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      List<Path> sources = files.toList();
      StringBuilder text = new StringBuilder();
      for (Path source : sources) {
        text.append(withoutIndentation(Files.readString(source).lines()));
      }
      return text.toString();
    }
  }

  private static String withoutIndentation(Stream<String> lines) {
    return lines.map(line -> line.strip() + "\n").collect(joining());
  }
}
