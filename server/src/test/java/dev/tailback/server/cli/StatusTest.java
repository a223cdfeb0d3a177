package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailback.client.Diagnosis;
import dev.tailback.client.Overview;
import dev.tailback.client.QueueDiagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
  /** 29 November 2026, 07:36:40 UTC. */
  private static final long NOW = 1_795_937_800_000L;

  private final Commands commands = new Commands();
  private final List<String> queues = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_tailback/diagnosis",
        exchange -> {
          byte[] body =
              "{\"nowMillis\": %d, \"queues\": [%s]}"
                  .formatted(NOW, String.join(",", queues))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void queue(String name, String region, String severity, long secondsAgo, String says) {
    queues.add(
        """
        {"queue": "%s", "account": "000000000000", "region": "%s", "severity": "%s",
         "diagnoses": [{"rule": "x", "severity": "%s", "sinceMillis": %d, "says": "%s"}]}
        """
            .formatted(name, region, severity, severity, NOW - secondsAgo * 1000, says));
  }

  private int status(String... args) {
    return status(Map.of("TAILBACK_URL", url()), args);
  }

  private int status(Map<String, String> environment, String... args) {
    String[] words = new String[args.length + 1];
    words[0] = "status";
    System.arraycopy(args, 0, words, 1, args.length);
    return commands.run(environment, words);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void eachQueueInTroubleHasALine() {
    queue("orders", "us-east-1", "blocked", 540, "Nobody receives");
    queue("mail-dlq", "us-east-1", "trouble", 90_000, "34 dead letters of mail");
    queue("mail", "us-east-1", "watch", 5, "Near misses");

    assertThat(status()).isEqualTo(1);
    assertThat(commands.out().lines())
        .containsExactly(
            "blocked  orders    Nobody receives  since 07:27:40",
            "trouble  mail-dlq  34 dead letters of mail  since 2026-11-28 06:36:40");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void withoutTroubleTheExitCodeIsZero() {
    queue("mail", "us-east-1", "watch", 5, "Near misses");

    assertThat(status()).isZero();
    assertThat(commands.out().lines()).containsExactly("No queue is in trouble.");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    queue("orders", "us-east-1", "idle", 5, "No traffic through here");
    queues.replaceAll(queue -> queue.replaceFirst("\\{", "{\"messagesUnknown\": true, "));

    assertThat(status()).isZero();
    assertThat(commands.out().lines())
        .containsExactly(
            "No queue is in trouble.", "The number of messages is not known for one queue.");
  }

  @Test
  void allQueuesAreShownOnRequest() {
    queue("mail", "us-east-1", "watch", 5, "Near misses");
    queue("a", "us-east-1", "idle", 5, "Empty, never used");

    assertThat(status("--all")).isZero();
    assertThat(commands.out().lines())
        .containsExactly(
            "watch    mail  Near misses  since 07:36:35",
            "idle     a     Empty, never used  since 07:36:35");
  }

  @Test
  void queuesInSeveralPlacesAreDistinguished() {
    queue("orders", "us-east-1", "blocked", 1, "A");
    queue("orders", "eu-west-1", "blocked", 1, "B");

    status();

    assertThat(commands.out().lines())
        .containsExactly(
            "blocked  us-east-1/000000000000/orders  A  since 07:36:39",
            "blocked  eu-west-1/000000000000/orders  B  since 07:36:39");
  }

  @Test
  void noTextCanChangeTheTerminal() {
    queue("orders", "us-east-1", "blocked", 1, "held by \\u001b[2Jx\\u202ey\\n");

    status();

    assertThat(commands.out().lines())
        .containsExactly("blocked  orders  held by ?[2Jx?y?  since 07:36:39");
  }

  @Test
  void colorsSurroundTheWordAlone() {
    String text =
        new StatusText(false, true)
            .of(
                new Overview(
                    NOW,
                    List.of(
                        new QueueDiagnosis(
                            "orders",
                            "000000000000",
                            "us-east-1",
                            "trouble",
                            List.of(new Diagnosis("x", "trouble", NOW, "Grows", null)),
                            false))));

    assertThat(text.strip()).isEqualTo("\033[33mtrouble\033[0m  orders  Grows  since 07:36:40");
  }

  @Test
  void theUrlIsAnOption() {
    queue("orders", "us-east-1", "blocked", 1, "A");

    assertThat(status(Map.of(), "--url", url() + "/")).isEqualTo(1);
  }

  @Test
  void nobodyListeningGivesTwoAndALine() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort();
    assertThat(status(Map.of(), "--url", nobody)).isEqualTo(2);
    assertThat(commands.complaint()).startsWith("tailback: " + nobody + " cannot be reached: ");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9324", "ftp://a", "http://", "http://a?b", "x y"})
  void anInvalidUrlEndsWithTwo(String url) {
    assertThat(status(Map.of(), "--url", url)).isEqualTo(2);
    assertThat(commands.complaint())
        .contains("'" + url + "' is not a URL such as http://localhost:9324");
  }

  @Test
  void anotherServerGivesTwo() {
    assertThat(status(Map.of(), "--url", url() + "/elsewhere")).isEqualTo(2);
    assertThat(commands.complaint()).contains("is not a Tailback");
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(commands.run("status", "--help")).isZero();
    assertThat(commands.out()).contains("--url", "--watch", "--all", "http://localhost:9324");
  }
}
