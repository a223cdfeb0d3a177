package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar that users get, in JVMs without our other classes or third-party ones. */
class PackagedJarIT {
  private static final Path JAR = Path.of(System.getProperty("packaged.jar"));

  private static boolean isJUnit(String path) {
    return path.matches(".*/(junit-|opentest4j|apiguardian|jspecify)[^/]*") || isClient(path);
  }

  /** Returns whether this is the client's jar, on which the packaged one depends. */
  private static boolean isClient(String path) {
    return path.matches(".*/tailback-client-[^/]*");
  }

  private static boolean isOurs(String path) {
    return path.matches(".*/(junit-extension|server|engine)/target/.*|.*/tailback-[^/]*")
        && !isClient(path);
  }

  private static boolean isInTheJar(String path) {
    return path.matches(".*/(undertow|xnio|jboss|wildfly|smallrye|jackson)[^/]*");
  }

  private static Stream<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator));
  }

  private static String run(Class<?> fixture, Predicate<String> libraries) throws Exception {
    Path tests = Path.of(fixture.getProtectionDomain().getCodeSource().getLocation().toURI());
    String classPath =
        Stream.concat(
                Stream.of(JAR.toString(), tests.toString()),
                classPath().filter(libraries).filter(path -> !isOurs(path)))
            .collect(Collectors.joining(File.pathSeparator));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FixtureMain.class.getName(),
                fixture.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void itNeedsNothingButJUnitAndTheClient() throws Exception {
    assertThat(run(PackagedFixture.class, PackagedJarIT::isJUnit))
        .contains("succeeded: 2")
        .contains("failed: 0")
        .doesNotContain("INFO");
  }

  @Test
  void itInjectsTheClientsOfTheSdkThatIsThere() throws Exception {
    assertThat(run(PackagedSdkFixture.class, path -> !isInTheJar(path)))
        .contains("succeeded: 1")
        .contains("failed: 0");
  }

  @Test
  void allItsClassesAreUnderOurName() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> others =
          jar.stream()
              .map(JarEntry::getName)
              .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
              .filter(name -> name.endsWith(".class") || name.endsWith(".properties"))
              .filter(name -> !name.startsWith("dev/tailback/"))
              .toList();
      assertThat(others).isEmpty();
    }
  }

  @Test
  void itHasNeitherTheClientNorTheCommandLineNorWhatNeedsTheAwsSdk() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("dev/tailback/server/Tailback.class")
          .noneMatch(name -> name.startsWith("dev/tailback/client/"))
          .noneMatch(name -> name.startsWith("dev/tailback/server/cli/"))
          .noneMatch(name -> name.startsWith("dev/tailback/server/forward/signing/"));
    }
  }
}
