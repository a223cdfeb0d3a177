package dev.tailback.server;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that {@code ./tailback} creates and uses, in a small checkout. */
@Timeout(value = 10, unit = MINUTES)
class ClassArchiveIT {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Map<String, String> SHOW_CLASSES = Map.of("JAVA_OPTS", "-Xlog:class+load");
  private static final String FROM_THE_ARCHIVE =
      "dev.tailback.server.cli.Main source: shared objects file";
  private static final Instant CHECKED_OUT = Instant.parse("2026-01-01T00:00:00Z");

  private @TempDir Path home;
  private Path jar;
  private Path archives;

  @BeforeEach
  void checkOut() throws IOException {
    jar = home.resolve("server/target/tailback.jar");
    archives = home.resolve("server/target/cds");
    for (String directory :
        List.of(
            "docker",
            "engine/src/main",
            "pressure/src/main",
            "config/src/main",
            "lab/src/main",
            "client/src/main",
            "picocli",
            "server/src/main")) {
      Files.createDirectories(home.resolve(directory));
    }
    Files.createDirectories(jar.getParent());
    for (String file :
        List.of(
            "pom.xml",
            "engine/pom.xml",
            "pressure/pom.xml",
            "config/pom.xml",
            "lab/pom.xml",
            "client/pom.xml",
            "picocli/pom.xml",
            "server/pom.xml")) {
      copy(CHECKOUT.resolve(file), home.resolve(file));
    }
    copy(CHECKOUT.resolve("tailback"), home.resolve("tailback"));
    copy(CHECKOUT.resolve("docker/Training.java"), home.resolve("docker/Training.java"));
    copy(Path.of(System.getProperty("tailback.jar")), jar);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        setTime(file, CHECKED_OUT);
      }
    }
    setTime(jar, CHECKED_OUT.plusSeconds(60));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void setTime(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private TailbackProcess start(Map<String, String> variables, String... args) throws IOException {
    return TailbackProcess.script(home.resolve("tailback"), variables, args);
  }

  private String version(Map<String, String> variables) throws Exception {
    try (TailbackProcess process = start(variables, "--version")) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.err()).isEmpty();
      return process.out();
    }
  }

  /** Runs a server until it has created an archive. */
  private void make() throws IOException {
    try (TailbackProcess server = start(Map.of(), "--port", "0").awaitReady()) {
      Awaitility.await("archive").atMost(PATIENCE).until(() -> archives().size() == 1);
      assertThat(server.err()).isEmpty();
    }
  }

  /**
   * Returns the archives with the modification time of the jar, which shows that they belong to it.
   */
  private List<Path> archives() throws IOException {
    if (!Files.exists(archives)) {
      return List.of();
    }
    FileTime time = Files.getLastModifiedTime(jar);
    try (Stream<Path> files =
        Files.find(archives, 1, (file, about) -> about.lastModifiedTime().equals(time))) {
      return files.toList();
    }
  }

  @Test
  void aServerMakesOneForTheJarAndTheNextOnesUseItWhileItIsWhole() throws Exception {
    assertThat(version(SHOW_CLASSES)).doesNotContain(FROM_THE_ARCHIVE);
    make();
    assertThat(version(SHOW_CLASSES)).contains(FROM_THE_ARCHIVE);
    assertThat(version(Map.of())).matches("Tailback \\d\\S*\\R");

    setTime(jar, CHECKED_OUT.plusSeconds(120));
    assertThat(version(SHOW_CLASSES)).doesNotContain(FROM_THE_ARCHIVE);
    make();
    assertThat(version(SHOW_CLASSES)).contains(FROM_THE_ARCHIVE);

    Path archive = archives().get(0);
    byte[] whole = Files.readAllBytes(archive);
    Files.delete(archive); // it is read-only
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertThat(version(SHOW_CLASSES)).doesNotContain(FROM_THE_ARCHIVE);
    assertThat(version(Map.of())).matches("Tailback \\d\\S*\\R");
  }

  @Test
  void aServerStartsWhereNoneCanBeMade() throws Exception {
    Files.createFile(archives); // in place of the directory
    try (TailbackProcess server = start(Map.of(), "--port", "0").awaitReady()) {
      assertThat(server.err()).isEmpty();
    }
    assertThat(version(Map.of())).matches("Tailback \\d\\S*\\R");
  }

  @Test
  void optionsForTheJvmThatNameAnArchiveAreLeftAlone() throws Exception {
    Map<String, String> none = Map.of("JAVA_OPTS", "-Xshare:off -Xlog:class+load");
    try (TailbackProcess server = start(none, "--port", "0").awaitReady()) {
      assertThat(server.out()).doesNotContain("shared objects file");
      assertThat(server.flags()).doesNotContain("SharedArchiveFile", "AOTCache");
    }
    assertThat(archives).doesNotExist();
  }
}
