package dev.tailback.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus gets from {@code /metrics}. */
class ScrapeTest {
  private static final String ORDERS =
      "{account=\"000000000000\",queue=\"orders\",region=\"us-east-1\"";
  private static final Configuration FILE =
      Configuration.of(
          "tailback.yaml",
          """
          queues:
            orders:
          throttles:
            - {queue: orders, actions: [SendMessage], rate: 2, burst: 2}
          """);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Tailback tailback =
      Tailback.builder().clock(EngineClock.pausedAt(0)).configuration(FILE).start();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.endpoint().resolve(path))
            .header("User-Agent", "worker")
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private String orders(String query) throws Exception {
    return get("/000000000000/orders?Action=" + query).body();
  }

  private List<String> scrape() throws Exception {
    return get("/metrics").body().lines().toList();
  }

  @Test
  void theTextIsOpenMetrics() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body())
        .contains("# TYPE tailback_queue_messages gauge")
        .contains("# TYPE tailback_queue_messages_sent counter")
        .contains("jvm_memory_used_bytes")
        .endsWith("# EOF\n");
  }

  @Test
  void aQueueIsCountedByStateAndByWhatHappenedInIt() throws Exception {
    orders("SendMessage&MessageBody=12345");
    orders("SendMessage&MessageBody=123");
    orders("ReceiveMessage&VisibilityTimeout=30");

    assertThat(scrape())
        .contains(
            "tailback_queue_messages" + ORDERS + ",state=\"visible\"} 1.0",
            "tailback_queue_messages" + ORDERS + ",state=\"in_flight\"} 1.0",
            "tailback_queue_messages_sent_total" + ORDERS + "} 2.0",
            "tailback_queue_sent_bytes_total" + ORDERS + "} 8.0",
            "tailback_queue_messages_received_total" + ORDERS + "} 1.0");
  }

  @Test
  void theTimeFromReceiveToDeleteIsAHistogram() throws Exception {
    orders("SendMessage&MessageBody=a");
    String handle = handle(orders("ReceiveMessage"));
    tailback.gate().advance(Duration.ofSeconds(20));
    orders("DeleteMessage&ReceiptHandle=" + handle);

    assertThat(scrape())
        .contains(
            "tailback_queue_processing_seconds_bucket" + ORDERS + ",le=\"10.0\"} 0",
            "tailback_queue_processing_seconds_bucket" + ORDERS + ",le=\"30.0\"} 1",
            "tailback_queue_processing_seconds_sum" + ORDERS + "} 20.0",
            "tailback_queue_processing_seconds_count" + ORDERS + "} 1");
  }

  @Test
  void consumersAndProducersHaveNumbersOfTheirOwn() throws Exception {
    orders("SendMessage&MessageBody=a");
    orders("SendMessage&MessageBody=b");
    String handle = handle(orders("ReceiveMessage"));
    tailback.gate().advance(Duration.ofSeconds(8));
    orders("DeleteMessage&ReceiptHandle=" + handle);
    orders("ReceiveMessage");
    tailback.gate().advance(Duration.ofSeconds(30));
    orders("ReceiveMessage");

    String client = "{access_key=\"\",account=\"000000000000\",client=\"worker\",";
    String end = "queue=\"orders\",region=\"us-east-1\"";
    assertThat(scrape())
        .contains(
            "tailback_consumer_messages_in_flight" + client + end + "} 1.0",
            "tailback_consumer_messages_received_total" + client + end + "} 3.0",
            "tailback_consumer_messages_received_again_total" + client + end + "} 1.0",
            "tailback_consumer_messages_deleted_total" + client + end + "} 1.0",
            "tailback_consumer_visibility_changes_total" + client + end + "} 0.0",
            "tailback_consumer_visibility_timeouts_ended_total" + client + end + "} 1.0",
            "tailback_consumer_empty_receives_total" + client + "poll=\"short\"," + end + "} 0.0",
            "tailback_consumer_last_seen_timestamp_seconds" + client + end + "} 38.0",
            "tailback_consumer_processing_seconds_count" + client + end + "} 1",
            "tailback_consumer_processing_seconds_sum" + client + end + "} 8.0",
            "tailback_producer_messages_sent_total" + client + end + "} 2.0",
            "tailback_producer_calls_throttled_total" + client + end + "} 0.0",
            "tailback_producer_call_retries_total" + client + end + "} 0.0")
        .anyMatch(
            line ->
                line.startsWith(
                        "tailback_consumer_processing_seconds" + client + "quantile=\"0.5\",")
                    || line.startsWith(
                        "tailback_consumer_processing_seconds"
                            + client
                            + end
                            + ",quantile=\"0.5\""));
  }

  private static String handle(String received) {
    return received
        .replaceAll("(?s).*<ReceiptHandle>(.*)</ReceiptHandle>.*", "$1")
        .replace("+", "%2B");
  }

  @Test
  void theAgeIsAbsentWhileAQueueIsEmpty() throws Exception {
    assertThat(scrape()).noneMatch(line -> line.startsWith("tailback_queue_oldest"));

    orders("SendMessage&MessageBody=a");
    tailback.gate().advance(Duration.ofSeconds(90));

    assertThat(scrape()).contains("tailback_queue_oldest_message_age_seconds" + ORDERS + "} 90.0");
  }

  @Test
  void throttlesAreCountedByRule() throws Exception {
    for (int i = 0; i < 3; i++) {
      orders("SendMessage&MessageBody=a");
    }

    assertThat(scrape())
        .contains(
            "tailback_throttle_calls_total{rule=\"1\"} 3.0",
            "tailback_throttle_rejections_total{rule=\"1\"} 1.0",
            "tailback_queue_calls_throttled_total" + ORDERS + "} 1.0");
  }

  @Test
  void aQueueMayBeNamedMetrics() throws Exception {
    get("/?Action=CreateQueue&QueueName=metrics");

    assertThat(get("/metrics?Action=GetQueueUrl&QueueName=metrics").body())
        .contains("/000000000000/metrics</QueueUrl>");
  }
}
