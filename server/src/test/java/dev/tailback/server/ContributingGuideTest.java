package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md lists the Maven profiles of the POMs. */
class ContributingGuideTest {
  private static final Path ROOT = Path.of("..");

  private static Set<String> found(String pattern, Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .forEach(result -> found.add(result.group(1)));
    return found;
  }

  private static List<Path> poms() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 2, (file, a) -> file.endsWith("pom.xml"))) {
      return files.toList();
    }
  }

  @Test
  void itsTableHasEveryMavenProfile() throws IOException {
    Set<String> profiles = new TreeSet<>();
    for (Path pom : poms()) {
      profiles.addAll(found("<profile>\\s*<id>([^<]+)</id>", pom));
    }
    assertThat(profiles).isNotEmpty();
    assertThat(found("(?m)^\\| `([a-z0-9-]+)` \\|", ROOT.resolve("CONTRIBUTING.md")))
        .isEqualTo(profiles);
  }
}
