package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisabledOnOs(OS.WINDOWS)
class SecretFileTest {
  @TempDir private Path directory;

  private Path file(String name, String text, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "r--r-----"})
  void filesThatOthersCannotReadAreSecret(String permissions) throws IOException {
    assertThat(new SecretFile("--tls-key", file("key", "", permissions)).warning()).isEmpty();
  }

  @Test
  void filesThatOthersMayReadAreNotSecret() throws IOException {
    Path file = file("key", "", "rw-r--r--");
    assertThat(new SecretFile("--tls-key", file).warning())
        .hasValue(
            file
                + " (--tls-key) holds secrets, and all users of this machine may read it"
                + " (rw-r--r--): chmod o= "
                + file);
  }

  @Test
  void aFileThatIsGoneIsNoReasonToWarn() {
    assertThat(new SecretFile("--tls-key", directory.resolve("none")).warning()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--access-keys, AKIAANNA secret 123456789012",
    "--admin-token-file, 0123456789abcdef",
    "--tls-key, any",
    "--tls-cert, any"
  })
  void eachOptionThatNamesSecretsIsLookedAt(String option, String text) throws IOException {
    Path file = file("secrets", text, "rw-r--r--");
    ServerOptions options = new ServerOptions();
    new CommandLine(options, CommandLine.defaultFactory()).parseArgs(option, file.toString());
    assertThat(options.secretFiles()).containsExactly(new SecretFile(option, file));
  }
}
