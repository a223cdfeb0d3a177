package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TailbackScriptTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<artifactId>tailback-(\\w+)</artifactId>");

  @Test
  void itLooksForChangesInEveryModuleThatTheJarIsBuiltFrom() throws IOException {
    String script = Files.readString(CHECKOUT.resolve("tailback"));
    List<String> modules =
        MODULE
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map(result -> result.group(1))
            .filter(name -> !name.equals("parent"))
            .toList();
    assertThat(modules).contains("engine", "pressure", "config", "server");
    for (String module : modules) {
      assertThat(script).contains(" " + module + "/pom.xml ");
      if (Files.exists(CHECKOUT.resolve(module + "/src/main"))) {
        assertThat(script).contains(" " + module + "/src/main ");
      }
    }
  }
}
