package dev.tailback.clients.javascript;

import dev.tailback.clients.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the scripts with their packages, which npm installs if they changed. */
public final class NodeModules {
  private static final Path SCRIPTS = Path.of("src", "test", "js");
  private static final Path COPY = Path.of("target", "js");
  private static final Path PACKAGES = Path.of("node_modules");
  private static final String LOCK = "package-lock.json";

  /** The name by which scripts import the newest SDK. */
  static final String SDK = "@aws-sdk/client-sqs";

  private NodeModules() {}

  /** The folder of the copy. */
  public static Path installed() throws Exception {
    return install(Path.of(""));
  }

  /** The copy of a subfolder that has packages of its own. */
  public static Path installed(String folder) throws Exception {
    return install(Path.of(folder));
  }

  /** Installs the packages of a subfolder, and returns the name by which scripts import its SDK. */
  static String olderSdk(String folder) throws Exception {
    install(Path.of(folder));
    return "./" + folder + "/" + PACKAGES + "/" + SDK + "/dist-cjs/index.js";
  }

  /** Node.js: the npm package if it runs on this machine, otherwise the one on the path. */
  public static String node() {
    return node(COPY);
  }

  /** The same for a copy of a folder. */
  public static String node(Path copy) {
    Path packaged = PACKAGES.resolve(Path.of(".bin", "node"));
    return Files.exists(copy.resolve(packaged)) ? packaged.toString() : "node";
  }

  private static Path install(Path folder) throws Exception {
    Path scripts = SCRIPTS.resolve(folder);
    Path copy = Files.createDirectories(COPY.resolve(folder));
    Path lock = scripts.resolve(LOCK);
    // The lock file of the installed packages, written last.
    Path stamp = copy.resolve(PACKAGES).resolve("installed.json");
    boolean isInstalled = Files.exists(stamp) && Files.mismatch(lock, stamp) == -1;
    for (Path script : filesIn(scripts)) {
      copy(script, copy.resolve(script.getFileName()));
    }
    if (!isInstalled) {
      Program.of("npm", "ci", "--ignore-scripts").in(copy).run();
      copy(lock, stamp);
    }
    return copy;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
