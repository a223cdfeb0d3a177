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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More clients than the process may have open files. */
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
        for (int i = 0; i < OPEN_FILES; i++) {
          clients.add(new Socket(InetAddress.getLoopbackAddress(), process.port()));
        }
        await().untilAsserted(() -> assertThat(process.err()).contains(FULL));
        Socket last = clients.get(clients.size() - 1);
        askForHealth(last);
        assertThat(process.err()).containsOnlyOnce(FULL);
        clients.subList(0, clients.size() - connections(process)).forEach(DescriptorsIT::close);
        last.setSoTimeout((int) Duration.ofSeconds(8).toMillis());
        assertThat(last.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
      } finally {
        clients.forEach(DescriptorsIT::close);
      }
    }
  }

  /** Returns the maximum number of connections, from the log. */
  private static int connections(TailbackProcess process) {
    Matcher line = Pattern.compile("(\\d+) connections are open").matcher(process.err());
    assertThat(line.find()).isTrue();
    return Integer.parseInt(line.group(1));
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
