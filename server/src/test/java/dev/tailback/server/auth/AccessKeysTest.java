package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.files.FollowedFiles;
import dev.tailback.server.wire.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of access keys: their contents, and how changes are followed. */
class AccessKeysTest {
  private static final String ANNA = "AKIAANNA secret 123456789012\n";
  private static final String BOB = "AKIABOB secret 210987654321 user/bob\n";

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("keys");
  }

  private AccessKeys keys(String text) throws IOException {
    return AccessKeys.inFile(Files.writeString(file, text));
  }

  private static Caller caller(AccessKeys keys, String id) {
    return requireNonNull(keys.find(id)).caller("us-east-1");
  }

  @Test
  void eachLineIsAKey() throws IOException {
    AccessKeys keys = keys("# ours\n\n  " + ANNA + "\t" + BOB.replace(' ', '\t') + "#AKIA s 1\r\n");
    assertThat(caller(keys, "AKIAANNA").principal()).isEqualTo("arn:aws:iam::123456789012:root");
    assertThat(caller(keys, "AKIABOB"))
        .isEqualTo(new Caller("210987654321", "us-east-1", "AKIABOB", "user/bob"));
    assertThat(keys.find("AKIA")).isNull();
  }

  @Test
  void theExampleOfTheGuideIsValid() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "ACCESS.md"));
    String example = guide.replaceFirst("(?s).*?```\n(# keys.txt.*?)```.*", "$1");
    assertThat(caller(keys(example), "AKIALOCALSHOP").principal())
        .isEqualTo("arn:aws:iam::123456789012:role/shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AKIA hush | keys:2: 2 words, expected id secret account [user/NAME or role/NAME]",
        "AKIAhush | keys:2: 1 word, expected",
        "AKIA hush 123456789012 user/a b | keys:2: 5 words, expected",
        "AKIA hush 12345678901 | keys:2: the account is not twelve digits, expected",
        "AKIA 123456789012 hush | keys:2: the account is not twelve digits, expected",
        "hush/hush x 123456789012 | keys:2: the id has other characters than letters, digits, _, -",
        "AKIA hush 123456789012 hush/a | keys:2: the owner is not user/NAME or role/NAME",
        "AKIAANNA hush 123456789012 | keys:2: the id is that of line 1, expected",
      })
  void aBadLineIsNamedAndNotQuoted(String line, String problem) {
    assertThatThrownBy(() -> keys(ANNA + line + "\n"))
        .isInstanceOf(AccessKeysException.class)
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void aFileWithoutKeysIsRefused() {
    assertThatThrownBy(() -> keys("# none\n")).hasMessageContaining("keys: no access keys");
    assertThatThrownBy(() -> AccessKeys.inFile(directory.resolve("none")))
        .hasMessageEndingWith("none: no such file");
    assertThatThrownBy(() -> AccessKeys.inFile(directory)).hasMessageEndingWith("can't be read");
    assertThatThrownBy(
            () -> AccessKeys.inFile(Files.write(file, "caf\u00e9 a b".getBytes(ISO_8859_1))))
        .hasMessageEndingWith("not UTF-8");
    assertThatThrownBy(() -> keys("#".repeat(1024 * 1024 + 1))).hasMessageContaining("1 MiB");
  }

  @Test
  void aSecretIsNeverShown() {
    assertThat(new AccessKey("AKIAANNA", "hush", "123456789012").toString())
        .isEqualTo("access key AKIAANNA");
  }

  private static void awaitKey(AccessKeys keys, String id, boolean exists) {
    await().untilAsserted(() -> assertThat(keys.find(id) != null).isEqualTo(exists));
  }

  @Test
  void changesAreFollowed() throws IOException {
    AccessKeys keys = keys(ANNA);
    Files.writeString(file, BOB);
    awaitKey(keys, "AKIABOB", true);
    assertThat(keys.find("AKIAANNA")).isNull();
  }

  @Test
  void aReplacedFileIsFollowedEvenIfItLooksTheSame() throws IOException {
    AccessKeys keys = keys(ANNA);
    Path next = Files.writeString(directory.resolve("next"), ANNA.replace("ANNA", "JANE"));
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    awaitKey(keys, "AKIAJANE", true);
  }

  /** Kubernetes changes mounted secrets this way. */
  @Test
  void aLinkThatIsPointedElsewhereIsFollowed() throws IOException {
    Path first = Files.writeString(directory.resolve("first"), ANNA);
    Path second = Files.writeString(directory.resolve("second"), ANNA.replace("ANNA", "JANE"));
    Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
    AccessKeys keys = AccessKeys.inFile(Files.createSymbolicLink(file, first));
    Path next = Files.createSymbolicLink(directory.resolve("next"), second);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    awaitKey(keys, "AKIAJANE", true);
  }

  @Test
  void aSecondChangeAtTheSameMomentIsNotMissed() throws IOException {
    FileTime moment = FileTime.from(Instant.now().plusMillis(500));
    Files.writeString(file, ANNA);
    Files.setLastModifiedTime(file, moment);
    AccessKeys keys = AccessKeys.inFile(file);
    Files.writeString(file, ANNA.replace("ANNA", "JANE"));
    Files.setLastModifiedTime(file, moment);
    awaitKey(keys, "AKIAJANE", true);
  }

  @Test
  void brokenAndMissingFilesKeepTheKeysAndAreFollowedAgain() throws IOException {
    AccessKeys keys = keys(ANNA);
    try (Warnings warnings = Warnings.of(FollowedFiles.class)) {
      Files.writeString(file, "AKIABOB hush\n");
      await().untilAsserted(() -> assertThat(look(keys, warnings)).hasSize(1));
      Files.delete(file);
      await().untilAsserted(() -> assertThat(look(keys, warnings)).hasSize(2));
      Files.writeString(file, BOB);
      awaitKey(keys, "AKIABOB", true);
      assertThat(warnings.texts())
          .containsExactly(
              "The access keys stay as they were: "
                  + file
                  + ":1: 2 words, expected id secret account [user/NAME or role/NAME]",
              "The access keys stay as they were: " + file + ": no such file",
              file + " has been read again.");
    }
    assertThat(keys.find("AKIAANNA")).isNull();
  }

  private static Iterable<String> look(AccessKeys keys, Warnings warnings) {
    assertThat(keys.find("AKIAANNA")).isNotNull();
    return warnings.texts();
  }
}
