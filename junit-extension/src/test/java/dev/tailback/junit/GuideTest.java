package dev.tailback.junit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides show code and dependencies of the example projects, which .ci/examples builds. */
class GuideTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES = ROOT.resolve("docs/examples");
  private static final Pattern FILES = Pattern.compile(".*\\.(java|gradle)|pom\\.xml");

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static String classIn(String example) throws IOException {
    String source = read(EXAMPLES.resolve(example));
    return source.substring(source.indexOf("\n@") + 1);
  }

  private static String examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      List<Path> sources =
          files.filter(file -> FILES.matcher(file.getFileName().toString()).matches()).toList();
      StringBuilder text = new StringBuilder();
      for (Path source : sources) {
        text.append(withoutIndentation(read(source)));
      }
      return text.toString();
    }
  }

  private static List<String> snippets(String guide, String languages) throws IOException {
    return Pattern.compile("```(?:" + languages + ")\n(.*?)```", Pattern.DOTALL)
        .matcher(read(ROOT.resolve(guide)))
        .results()
        .map(snippet -> withoutIndentation(snippet.group(1)))
        .toList();
  }

  private static String withoutIndentation(String text) {
    return text.lines().map(line -> line.strip() + "\n").collect(joining());
  }

  @ParameterizedTest
  @CsvSource({
    "README.md, java, 2",
    "README.md, xml|groovy, 2",
    "docs/JUNIT.md, xml|groovy, 2",
    "docs/TESTCONTAINERS.md, java, 7"
  })
  void snippetsAreThoseOfTheExamples(String guide, String languages, int count) throws IOException {
    List<String> snippets = snippets(guide, languages);
    String examples = examples();
    assertThat(snippets)
        .hasSize(count)
        .allSatisfy(snippet -> assertThat(examples).contains(snippet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "junit/src/test/java/com/example/OrdersTest.java",
        "spring-cloud-aws/src/test/java/com/example/orders/OrderListenerTest.java"
      })
  void theJUnitGuideShowsTheTestsOfTheExamples(String test) throws IOException {
    assertThat(read(ROOT.resolve("docs/JUNIT.md"))).contains(classIn(test));
  }

  @Test
  void gradleAndMavenAreGivenTheSameCoordinates() throws IOException {
    String maven =
        read(EXAMPLES.resolve("junit/pom.xml"))
            .replaceAll("(?s)<!--.*?-->|\\s", "")
            .replaceAll(
                "<groupId>(.*?)</groupId><artifactId>(.*?)</artifactId><version>(.*?)</version>",
                "'$1:$2:$3'");
    Stream<String> gradle =
        Pattern.compile("test\\w+ ('.*')")
            .matcher(read(EXAMPLES.resolve("junit/build.gradle")))
            .results()
            .map(dependency -> dependency.group(1))
            .filter(dependency -> !dependency.contains(":junit-platform-launcher:"));
    assertThat(gradle).hasSize(4).allSatisfy(each -> assertThat(maven).contains(each));
  }
}
