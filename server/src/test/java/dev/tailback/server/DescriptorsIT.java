package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More clients than the process may have files open. */
@Timeout(60)
class DescriptorsIT {
  private static final int OPEN_FILES = 256;
  private static final String FULL = "as many as the limit of open files allows";

  @Test
  void whenAllConnectionsAreTakenThatIsLoggedOnceAndTheNextIsServedWhenOneIsFree()
      throws Exception {
    try (TailbackProcess process =
        TailbackProcess.runWithOpenFiles(OPEN_FILES, Map.of(), "--port", "0").awaitReady()) {
      List<Socket> clients = new ArrayList<>();
      try {
        for (int i = 0; i < OPEN_FILES + 50; i++) {
          clients.add(new Socket(InetAddress.getLoopbackAddress(), process.port()));
        }
        await().untilAsserted(() -> assertThat(process.err()).contains(FULL));
        Socket last = clients.get(clients.size() - 1);
        askForHealth(last);
        clients.subList(0, 100).forEach(DescriptorsIT::close);
        last.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
        assertThat(last.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
        assertThat(process.err()).containsOnlyOnce(FULL);
      } finally {
        clients.forEach(DescriptorsIT::close);
      }
    }
  }

  private static void askForHealth(Socket client) throws IOException {
    client
        .getOutputStream()
        .write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
