package dev.tailback.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar as users get it. */
class PackagedClientIT {
  private static final Path JAR = Path.of(System.getProperty("packaged.jar"));

  @Test
  void allItsClassesAreUnderOurName() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes =
          jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes)
          .contains("dev/tailback/client/TailbackClient.class")
          .contains(
              "dev/tailback/client/internal/com/fasterxml/jackson/databind/ObjectMapper.class")
          .allMatch(name -> name.startsWith("dev/tailback/client/"));
    }
  }

  @Test
  void itNeedsNothingButTheJdk() throws Exception {
    URL[] jar = {JAR.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass("dev.tailback.client.TailbackClient");
      Object client = type.getMethod("of", URI.class).invoke(null, URI.create("http://[::1]:1"));
      assertThat(client.getClass().getClassLoader()).isSameAs(loader);
    }
  }
}
