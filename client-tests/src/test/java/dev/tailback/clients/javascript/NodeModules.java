package dev.tailback.clients.javascript;

import dev.tailback.clients.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of the scripts with the packages they need, which npm installs there if they changed. */
final class NodeModules {
  private static final Path SCRIPTS = Path.of("src", "test", "js");
  private static final Path COPY = Path.of("target", "js");
  private static final String LOCK = "package-lock.json";

  private NodeModules() {}

  /** The folder of the copy. */
  static Path installed() throws Exception {
    Files.createDirectories(COPY);
    boolean isInstalled = isInstalled();
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      scripts.forEach(NodeModules::copy);
    }
    if (!isInstalled) {
      Program.of("npm", "ci", "--ignore-scripts").in(COPY).run();
      Files.copy(SCRIPTS.resolve(LOCK), stamp(), StandardCopyOption.REPLACE_EXISTING);
    }
    return COPY;
  }

  /** Node.js: the package of it if this machine can use that, otherwise the one on the path. */
  static String node() {
    Path packaged = Path.of("node_modules", ".bin", "node");
    return Files.exists(COPY.resolve(packaged)) ? packaged.toString() : "node";
  }

  private static boolean isInstalled() throws IOException {
    return Files.exists(stamp()) && Files.mismatch(SCRIPTS.resolve(LOCK), stamp()) == -1;
  }

  /** The lock file of what is installed, written last. */
  private static Path stamp() {
    return COPY.resolve("node_modules").resolve("installed.json");
  }

  private static void copy(Path script) {
    try {
      Path target = COPY.resolve(script.getFileName());
      Files.copy(script, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
