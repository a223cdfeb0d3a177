package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path directory;

  @Test
  void itIsTheFirstLineOfAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), " " + TOKEN + " \nmore\n");
    AdminToken token = AdminToken.read(file);
    assertThat(token.matches(TOKEN)).isTrue();
    assertThat(token.matches(TOKEN + "0")).isFalse();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(token.matches(null)).isFalse();
    assertThat(AdminToken.textOf(file)).isEqualTo(TOKEN);
  }

  @Test
  void aShortOneIsRefusedWithoutShowingIt() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "secret\n" + TOKEN);
    assertThatThrownBy(() -> AdminToken.read(file))
        .hasMessage(file + ": the admin token has 6 characters: expected 16 to 1024");
    Path empty = Files.writeString(directory.resolve("empty"), "");
    assertThatThrownBy(() -> AdminToken.read(empty))
        .hasMessage(empty + ": the admin token has 0 characters: expected 16 to 1024");
  }

  @Test
  void oneThatNoHeaderCanCarryIsRefused() {
    assertThatThrownBy(() -> AdminToken.of("0123456789 abcdef"))
        .hasMessageEndingWith("expected visible ASCII");
    assertThatThrownBy(() -> AdminToken.of("0123456789abcdeü"))
        .hasMessageEndingWith("expected visible ASCII");
  }

  @Test
  void aFileThatIsMissingIsAComplaint() {
    assertThatThrownBy(() -> AdminToken.read(directory.resolve("missing")))
        .hasMessage(directory.resolve("missing") + ": can't be read: no such file");
  }
}
