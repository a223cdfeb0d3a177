package dev.tailback.clients.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the guides and measures what the console costs. Run by name only:
 * docs/CONSOLE.md has the command.
 */
@Tag("outside")
class ConsoleFigures {
  private static final Path PICTURES = Path.of("../docs/images").toAbsolutePath().normalize();

  private static ConsoleScripts scripts;

  @BeforeAll
  static void start() throws Exception {
    scripts = new ConsoleScripts();
  }

  @AfterAll
  static void stop() {
    scripts.close();
  }

  @Test
  void picturesAreTaken() throws Exception {
    assertThat(scripts.run("pictures", "PICTURES", PICTURES)).contains("\n# pass 2", "\n# fail 0");
  }

  @Test
  void costsAreMeasured() throws Exception {
    String told = scripts.run("budgets", "BUDGETS", 1);
    told.lines().filter(line -> line.startsWith("# |")).forEach(System.out::println);
    assertThat(told).contains("\n# pass 1", "\n# fail 0");
  }
}
