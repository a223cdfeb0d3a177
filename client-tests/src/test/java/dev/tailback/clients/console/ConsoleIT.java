package dev.tailback.clients.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The console in Debian's Chromium. With {@code -Dconsole.pictures=<folder>} the pictures of the
 * guides are taken, too.
 */
@Tag("outside")
class ConsoleIT {
  private static Path scripts;
  private static Servers servers;

  @BeforeAll
  static void start() throws Exception {
    scripts = NodeModules.installed("console");
    servers = new Servers();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "escape",
        "keyboard",
        "accessibility",
        "dialogs",
        "connection",
        "many",
        "stories"
      })
  void itsTestsPass(String script) throws Exception {
    assertThat(run(script, ""))
        .containsPattern("\n# pass [1-9]")
        .contains("\n# fail 0", "\n# skipped 0");
  }

  @ParameterizedTest
  @ValueSource(strings = "pictures")
  void picturesAreTaken(String script) throws Exception {
    String folder = System.getProperty("console.pictures", "");
    String path = folder.isEmpty() ? "" : Path.of(folder).toAbsolutePath().toString();
    assertThat(run(script, path)).contains("\n# fail 0");
  }

  private static String run(String script, String pictures) throws Exception {
    return Program.of(
            NodeModules.node(scripts), "--test", "--test-reporter=tap", script + ".test.js")
        .in(scripts)
        .with("CONTROL", servers.address())
        .with("PICTURES", pictures)
        .run();
  }
}
