package dev.tailback.clients.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The console in Debian's Chromium. With {@code -Dconsole.pictures=<folder>} the pictures of the
 * guides are taken, too; with {@code -Dconsole.budgets=yes} it is measured what the console costs.
 * The folder is relative to this module.
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
        "stories",
        "diagnoses",
        "road"
      })
  void itsTestsPass(String script) throws Exception {
    assertThat(run(script, "SCRIPT", script))
        .containsPattern("\n# pass [1-9]")
        .contains("\n# fail 0", "\n# skipped 0");
  }

  @Test
  @EnabledIfSystemProperty(named = "console.pictures", matches = ".+")
  void picturesAreTaken() throws Exception {
    Path folder = Path.of(System.getProperty("console.pictures", "")).toAbsolutePath();
    assertThat(run("pictures", "PICTURES", folder)).contains("\n# pass 1", "\n# fail 0");
  }

  @Test
  @EnabledIfSystemProperty(named = "console.budgets", matches = ".+")
  void budgetsAreMeasured() throws Exception {
    String told = run("budgets", "BUDGETS", 1);
    told.lines().filter(line -> line.startsWith("# |")).forEach(System.out::println);
    assertThat(told).contains("\n# pass 1", "\n# fail 0");
  }

  private static String run(String script, String variable, Object value) throws Exception {
    return Program.of(
            NodeModules.node(scripts), "--test", "--test-reporter=tap", script + ".test.js")
        .in(scripts)
        .with("CONTROL", servers.address())
        .with(variable, value)
        .run();
  }
}
