package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server without an upstream does not load the AWS SDK. */
@Timeout(60)
class WithoutUpstreamIT {
  private static final Map<String, String> SHOW_CLASSES =
      Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load");

  @Test
  void nothingOfTheAwsSdkIsLoaded() throws Exception {
    try (TailbackProcess server = TailbackProcess.run(SHOW_CLASSES, "--port", "0").awaitReady()) {
      String out = server.out();
      server.signal("TERM");
      server.exitCode();
      assertThat(out)
          .contains("dev.tailback.server.Tailback ")
          .doesNotContain("software.amazon.awssdk", "org.slf4j")
          .doesNotContain("dev.tailback.server.forward.signing");
    }
  }
}
