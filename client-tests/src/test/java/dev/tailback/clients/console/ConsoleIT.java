package dev.tailback.clients.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in Debian's Chromium. */
@Tag("outside")
class ConsoleIT {
  private static ConsoleScripts scripts;

  @BeforeAll
  static void start() throws Exception {
    scripts = new ConsoleScripts();
  }

  @AfterAll
  static void stop() {
    scripts.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "escape",
        "keyboard",
        "accessibility",
        "dialogs",
        "login",
        "connection",
        "many",
        "lab",
        "stories",
        "diagnoses",
        "front",
        "road",
        "scaling"
      })
  void itsTestsPass(String script) throws Exception {
    assertThat(scripts.run(script, "SCRIPT", script))
        .containsPattern("\n# pass [1-9]")
        .contains("\n# fail 0", "\n# skipped 0");
  }
}
