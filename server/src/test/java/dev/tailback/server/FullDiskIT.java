package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, and output that nobody reads. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class FullDiskIT {
  private static final int CALLS = 2_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void aServerWithAFullDiskServes() throws Exception {
    Redirect full = Redirect.to(Path.of("/dev/full").toFile());
    int port = freePort();
    Process process = start(port).redirectOutput(full).redirectError(full).start();
    assertServes(process, port);
  }

  @Test
  void aServerWhoseOutputIsClosedServes() throws Exception {
    int port = freePort();
    Process process = start(port).start();
    process.getInputStream().close();
    process.getErrorStream().close();
    assertServes(process, port);
  }

  @Test
  void aServerWhoseOutputIsNotReadServes() throws Exception {
    int port = freePort();
    assertServes(start(port).start(), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void anUnwritableCertificateIsReportedAndLeavesNoPartOfIt(@TempDir Path directory)
      throws Exception {
    Path certificate = directory.resolve("cert.pem");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 0 && exec \"$@\"", "sh"));
    command.addAll(start(0).command());
    command.addAll(List.of("--tls-self-signed", certificate.toString()));
    Process process = process(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said)
        .contains(
            "tailback: Invalid value for option '--tls-self-signed': "
                + directory.resolve("cert-key.pem")
                + ": can't be written: ");
    assertThat(directory).isEmptyDirectory();
  }

  private static ProcessBuilder start(int port) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("tailback.jar");
    return process(List.of(java, "-jar", jar, "--port", "" + port, "--log", "requests"));
  }

  private static ProcessBuilder process(List<String> command) {
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().keySet().removeIf(variable -> variable.startsWith("TAILBACK_"));
    return process;
  }

  /** Makes more calls than a pipe has room for log lines. */
  private static void assertServes(Process process, int port) throws Exception {
    try {
      Awaitility.await().ignoreExceptions().until(() -> status(port, "/health") == 200);
      for (int i = 0; i < CALLS; i++) {
        assertThat(status(port, "/?Action=GetQueueUrl&QueueName=none")).isEqualTo(400);
      }
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }
}
