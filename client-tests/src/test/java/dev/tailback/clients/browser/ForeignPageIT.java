package dev.tailback.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.Chromium;
import dev.tailback.clients.Emulator;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A page of another site tries every way to call the server, in Debian's Chromium. */
@Tag("outside")
class ForeignPageIT {
  private static final String SITE = "evil.example.com";
  private static final String[] NAMES = {
    "MAP evil.example.com 127.0.0.1",
    "MAP other.example.com 127.0.0.1",
    "MAP tailback 127.0.0.1",
    "MAP tailback.internal 127.0.0.1",
    "MAP 192.168.77.7 127.0.0.1"
  };
  private static final Pattern WAY = Pattern.compile("(?m)^    \"([a-z-]+)\": url =>");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Emulator emulator = Emulator.start();
  private final SqsClient sqs = emulator.newClient();
  private ForeignSite site;

  @BeforeEach
  void serve() throws IOException {
    site = new ForeignSite();
  }

  @AfterEach
  void stop() {
    site.close();
    emulator.close();
  }

  private static List<String> ways() throws IOException {
    Matcher way = WAY.matcher(Files.readString(Path.of("src", "test", "web", "foreign.html")));
    return way.results().map(found -> found.group(1)).toList();
  }

  private void createQueue(String name) {
    String url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("kept"));
  }

  /** How many messages each queue has. */
  private Map<String, String> messages() {
    Map<String, String> messages = new TreeMap<>();
    for (String url : sqs.listQueues(request -> request.maxResults(1000)).queueUrls()) {
      messages.put(
          url.substring(url.lastIndexOf('/') + 1),
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url)
                          .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
              .attributes()
              .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }
    return messages;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Two names that browsers trust, three that they do not, and one of the attacker's domain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "tailback",
        "tailback.internal",
        "192.168.77.7",
        "other.example.com"
      })
  void noWayOfAForeignPageChangesAnything(String host) throws Exception {
    List<String> ways = ways();
    assertThat(ways).hasSizeGreaterThanOrEqualTo(22);
    createQueue("letters");
    ways.forEach(way -> createQueue("full-" + way));
    Map<String, String> before = messages();
    try (Relay relay = new Relay(emulator.endpoint().getPort())) {
      String target = "http://" + host + ":" + relay.port();
      String page = "http://" + SITE + ":" + site.port() + "/foreign.html?target=";
      new Chromium()
          .resolving(NAMES)
          .open(page + encoded(target), () -> awaitRequests(relay, paths(ways)));
      assertThat(messages()).isEqualTo(before);
      // A window that shows a refusal requests its icon as a same-origin page; there is none.
      assertThat(relay.statuses()).contains("403").isSubsetOf("403", "404");
    }
  }

  private static List<String> paths(List<String> ways) {
    return ways.stream()
        .flatMap(
            way ->
                Stream.of(
                    "/?Action=CreateQueue&QueueName=" + way,
                    "/000000000000/letters?Action=SendMessage&MessageBody=" + way,
                    "/000000000000/full-" + way + "?Action=PurgeQueue"))
        .toList();
  }

  /** Returns whether all these requests have arrived and every request is answered. */
  private static boolean awaitRequests(Relay relay, List<String> paths) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> seen = relay.paths();
              assertThat(paths.stream().filter(path -> !seen.contains(path)))
                  .as("missing")
                  .isEmpty();
              assertThat(relay.statuses()).hasSizeGreaterThanOrEqualTo(seen.size());
            });
    return true;
  }

  @Test
  void aPageWhoseNameMeansThisMachineByNowReadsAndChangesNothing() throws Exception {
    createQueue("letters");
    Map<String, String> before = messages();
    try (Relay relay = new Relay(site.port())) {
      site.on("/switch", () -> relay.switchTo(emulator.endpoint().getPort()));
      String report = encoded("http://127.0.0.1:" + site.port() + "/report");
      String page = "http://" + SITE + ":" + relay.port() + "/rebinding.html?report=" + report;
      String statuses = new Chromium().resolving(NAMES).open(page, site::report);
      assertThat(statuses)
          .isEqualTo(
              "create 403, create-post 403, create-console 403, list 403, purge 403, peek 403,"
                  + " peek-post 403, queues 403, queues-console 403, reset 403, localstack 403,"
                  + " health 403");
      assertThat(messages()).isEqualTo(before);
    }
  }
}
