package dev.tailback.conformance;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ElasticMQ in its own JVM, from jars that the build has copied. */
final class ElasticMq implements AutoCloseable {
  private static final Path JARS = Path.of("elasticmq", "target", "lib");
  private static final Pattern SERVER = Pattern.compile("elasticmq-server_[0-9.]+-(.+)\\.jar");
  private static final String NO_LOGGING = "<configuration><root level=\"OFF\"/></configuration>";

  private final Process process;
  private final String version;
  private final int port;

  private ElasticMq(Process process, String version, int port) {
    this.process = process;
    this.version = version;
    this.port = port;
  }

  /** Waits until it listens. */
  static ElasticMq start() {
    try {
      int port = freePort();
      ElasticMq elasticMq = new ElasticMq(launch(port), version(), port);
      Runtime.getRuntime().addShutdownHook(new Thread(elasticMq::close));
      await().atMost(Duration.ofMinutes(1)).until(elasticMq::isListening);
      return elasticMq;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(int port) throws IOException {
    Path logging = Files.writeString(Options.target("elasticmq-logback.xml"), NO_LOGGING);
    File output = Options.target("elasticmq-output.txt").toFile();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlogback.configurationFile=" + logging,
            "-Drest-sqs.bind-hostname=127.0.0.1",
            "-Drest-sqs.bind-port=" + port,
            "-Dnode-address.host=127.0.0.1",
            "-Dnode-address.port=" + port,
            "-Drest-stats.enabled=false",
            "-cp",
            JARS + File.separator + "*",
            "org.elasticmq.server.Main")
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String version() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      List<String> versions =
          jars.map(jar -> SERVER.matcher(jar.getFileName().toString()))
              .filter(Matcher::matches)
              .map(name -> name.group(1))
              .toList();
      return versions.get(0);
    }
  }

  private boolean isListening() {
    if (!process.isAlive()) {
      throw new IllegalStateException("ElasticMQ has ended: see target/elasticmq-output.txt.");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String name() {
    return "ElasticMQ " + version;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
