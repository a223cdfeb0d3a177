package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AdminToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tailback export} from a running server. */
class ExportTest {
  private static final String QUEUES = "queues:\n  orders:\n    VisibilityTimeout: 60\n";

  private final Commands commands = new Commands();
  private final Tailback tailback =
      Tailback.builder().configuration(Configuration.of("tailback.yaml", QUEUES)).start();
  private @TempDir Path directory;

  @AfterEach
  void stop() {
    tailback.close();
  }

  private int export(String... args) {
    List<String> words =
        new ArrayList<>(List.of("export", "--url", tailback.endpoint().toString()));
    words.addAll(List.of(args));
    return commands.run(words.toArray(String[]::new));
  }

  @Test
  void itIsPrinted() {
    assertThat(export()).isZero();
    assertThat(commands.out()).startsWith("# The state of a running Tailback").endsWith(QUEUES);
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void itIsWrittenToAFileThatCanBeStartedFrom() {
    Path file = directory.resolve("tailback.yaml");
    assertThat(export("--out", file.toString())).isZero();
    assertThat(commands.out()).isEmpty();
    assertThat(Configuration.read(file).queues()).hasSize(1);
  }

  @Test
  void whereItIsAndItsLimitsAreOptionsOfTheNextStart() {
    tailback.gate().run(queues -> queues.limitNewQueues(new QueueLimits(9, 8)));
    tailback.gate().run(queues -> queues.limitStoredBytes(1_000_000));
    String file = directory.resolve("tailback.yaml").toString();

    assertThat(export("--out", file)).isZero();

    assertThat(option("--account", file)).isEqualTo("000000000000");
    assertThat(option("--region", file)).isEqualTo("us-east-1");
    assertThat(option("--in-flight", file)).isEqualTo("9");
    assertThat(option("--look-ahead", file)).isEqualTo("8");
    assertThat(option("--stored-bytes", file)).isEqualTo("1000000");
  }

  private static String option(String name, String file) {
    return String.valueOf(Commands.value(name, Map.of(), "--config", file));
  }

  @Test
  void aFileIsOverwrittenOnlyIfForced() throws IOException {
    Path file = Files.writeString(directory.resolve("tailback.yaml"), "mine");

    assertThat(export("--out", file.toString())).isEqualTo(2);
    assertThat(commands.complaint()).endsWith("tailback.yaml exists; --force overwrites it");
    assertThat(file).hasContent("mine");

    assertThat(export("--out", file.toString(), "--force")).isZero();
    assertThat(file).content().endsWith(QUEUES);
  }

  @Test
  void aFileThatCannotBeWrittenGivesTwo() {
    assertThat(export("--out", directory.resolve("nowhere/a.yaml").toString())).isEqualTo(2);
    assertThat(commands.complaint()).startsWith("tailback: can't write the file: ");
  }

  @Test
  void theAdminTokenIsSent() {
    try (Tailback guarded =
        Tailback.builder().adminToken(AdminToken.of("a-long-enough-token-of-the-admin")).start()) {
      Map<String, String> url = Map.of("TAILBACK_URL", guarded.endpoint().toString());
      assertThat(commands.run(url, "export")).isEqualTo(2);
      assertThat(commands.complaint()).contains("token");
      assertThat(
              commands.run(
                  Map.of(
                      "TAILBACK_URL",
                      guarded.endpoint().toString(),
                      "TAILBACK_TOKEN",
                      "a-long-enough-token-of-the-admin"),
                  "export"))
          .isZero();
      assertThat(commands.out()).endsWith("queues: {}\n");
    }
  }

  @Test
  void nobodyListeningGivesTwo() throws IOException {
    String nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + socket.getLocalPort();
    }
    assertThat(commands.run("export", "--url", nobody)).isEqualTo(2);
    assertThat(commands.complaint()).startsWith("tailback: " + nobody + " cannot be reached: ");
  }

  @Test
  void anotherServerGivesTwo() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();
      assertThat(commands.run("export", "--url", url)).isEqualTo(2);
      assertThat(commands.complaint()).contains("is not a Tailback");
    } finally {
      other.stop(0);
    }
  }
}
