package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AdminToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with an admin token: the server requires it, and the other commands send it. */
class AdminTokenOptionTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path directory;

  private final Commands commands = new Commands();
  private final Tailback tailback = Tailback.builder().adminToken(AdminToken.of(TOKEN)).start();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private String url() {
    return tailback.endpoint().toString();
  }

  @Test
  void theStatusSendsTheTokenOfTheEnvironment() {
    assertThat(commands.run(Map.of("TAILBACK_TOKEN", TOKEN), "status", "--url", url())).isZero();
  }

  @Test
  void theStatusSendsTheTokenOfTheServersOwnFile() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    Map<String, String> variables = Map.of("TAILBACK_ADMIN_TOKEN_FILE", file.toString());
    assertThat(commands.run(variables, "status", "--url", url())).isZero();
  }

  @Test
  void aTokenOnTheCommandLineIsRefused() {
    assertThat(commands.run(Map.of(), "status", "--url", url(), "--token", TOKEN)).isEqualTo(2);
    assertThat(commands.err())
        .isEqualTo(
            "tailback: --token: anybody on this machine can read a command line: set TAILBACK_TOKEN"
                + " instead\n");
  }

  @Test
  void withoutTheTokenTheStatusSaysWhatIsMissing() {
    assertThat(commands.run(Map.of(), "status", "--url", url())).isEqualTo(2);
    assertThat(commands.err()).contains("This needs the admin token").contains("TAILBACK_TOKEN");
  }

  @Test
  void theHealthCheckNeedsNoToken() {
    assertThat(commands.run(Map.of(), "health", "--port", String.valueOf(tailback.port())))
        .isZero();
  }

  @Test
  void aTokenThatIsTooShortIsAComplaint() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "short");
    assertThat(commands.run(Map.of("TAILBACK_ADMIN_TOKEN_FILE", file.toString()))).isEqualTo(2);
    assertThat(commands.err())
        .startsWith("tailback: Invalid value for option '--admin-token-file'")
        .contains(file + ": the admin token has 5 characters: expected 16 to 1024")
        .doesNotContain("short");
  }
}
