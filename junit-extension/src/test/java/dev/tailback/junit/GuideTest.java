package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents show tests that are run. */
class GuideTest {
  private static final Path ROOT = Path.of("..");

  private static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
  }

  private static String classIn(String path) throws IOException {
    String source = read(path);
    return source.substring(source.indexOf("\n@") + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/JUNIT.md"})
  void theFirstTestIsOneThatIsRun(String guide) throws IOException {
    assertThat(read(guide))
        .contains(classIn("junit-extension/src/test/java/dev/tailback/junit/OrdersTest.java"));
  }

  @Test
  void theTestOfAnApplicationIsOneThatIsRun() throws IOException {
    assertThat(read("docs/JUNIT.md"))
        .contains(
            classIn(
                "docs/examples/spring-cloud-aws/src/test/java/com/example/orders"
                    + "/OrderListenerTest.java"));
  }
}
