package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  private final Commands commands = new Commands();

  @Test
  void anEmulatorThatIsReadyGivesZero() {
    try (Tailback tailback = Tailback.builder().start()) {
      assertThat(health(Map.of(), "--port", String.valueOf(tailback.port()))).isZero();
      assertThat(commands.out().strip()).isEqualTo(tailback.endpoint() + "/health is ready");
      assertThat(commands.err()).isEmpty();
    }
  }

  @Test
  void theFirstPortOfTheVariableIsAskedAndAllAddressesAreThisMachine() {
    try (Tailback tailback = Tailback.builder().start()) {
      String ports = tailback.port() + ",1";
      assertThat(health(Map.of("TAILBACK_PORT", ports, "TAILBACK_HOST", "0.0.0.0"))).isZero();
    }
  }

  @Test
  void thePortIsThatOfTheFile(@TempDir Path directory) throws IOException {
    try (Tailback tailback = Tailback.builder().start()) {
      Path file = directory.resolve("tailback.yaml");
      Files.writeString(file, "port: " + tailback.port());
      assertThat(health(Map.of("TAILBACK_CONFIG", file.toString()))).isZero();
    }
  }

  @Test
  void nobodyListeningGivesOneAndALine() throws IOException {
    assertThat(health(Map.of(), "--port", String.valueOf(freePort()))).isEqualTo(1);
    assertThat(commands.complaint()).contains("/health: Connection refused");
  }

  @Test
  void anotherAnswerGivesOneAndALine() throws IOException {
    HttpServer busy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    busy.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    busy.start();
    try {
      String port = String.valueOf(busy.getAddress().getPort());
      assertThat(health(Map.of(), "--port", port)).isEqualTo(1);
      assertThat(commands.complaint()).endsWith("/health: answers 503");
    } finally {
      busy.stop(0);
    }
  }

  @Test
  void anInvalidPortEndsWithTwo() {
    assertThat(health(Map.of(), "--port", "x")).isEqualTo(2);
    assertThat(commands.complaint()).contains("'x'");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private int health(Map<String, String> environment, String... args) {
    String[] words = new String[args.length + 1];
    words[0] = "health";
    System.arraycopy(args, 0, words, 1, args.length);
    return commands.run(environment, words);
  }
}
