package dev.tailback.server.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.PausedTailback;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A server on a paused clock for each test, and CloudWatch in all protocols. */
final class MonitoredTailback extends PausedTailback {
  static final String NAMESPACE = "Shop";
  static final String ERROR_TYPES = "com.amazonaws.cloudwatch.v2010_08_01#";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Returns a client that the test closes. */
  CloudWatchClient clientOf(String accessKeyId, Region region) {
    return client(CloudWatchClient.builder(), accessKeyId, region);
  }

  void putValue(String metric, double value) {
    put(metric, datum -> datum.value(value));
  }

  void put(String metric, Consumer<MetricDatum.Builder> datum) {
    MetricDatum.Builder builder = MetricDatum.builder().metricName(metric);
    datum.accept(builder);
    cloudWatch().putMetricData(put -> put.namespace(NAMESPACE).metricData(builder.build()));
  }

  /** Returns the statistics of each minute of the first hour. */
  List<Datapoint> statistics(String metric, Statistic... statistics) {
    return cloudWatch()
        .getMetricStatistics(
            get ->
                get.namespace(NAMESPACE)
                    .metricName(metric)
                    .startTime(START)
                    .endTime(START.plusSeconds(3_600))
                    .period(60)
                    .statistics(
                        Arrays.stream(statistics)
                            .filter(each -> each != Statistic.UNKNOWN_TO_SDK_VERSION)
                            .toList()))
        .datapoints();
  }

  /** Calls in AWS JSON. */
  HttpResponse<String> json(String action, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server().endpoint())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "GraniteServiceVersion20100801." + action)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Calls in AWS JSON, expects success, and returns the members of the result. */
  Map<?, ?> members(String action, String body) {
    HttpResponse<String> response = json(action, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body().isEmpty() ? Map.of() : (Map<?, ?>) Json.parse(response.body());
  }

  /** Calls in AWS Query. */
  HttpResponse<String> query(String action, String parameters) {
    String form = "Action=" + action + "&Version=2010-08-01" + parameters;
    return send(
        HttpRequest.newBuilder(server().endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** Calls in Smithy RPC v2 CBOR. */
  HttpResponse<byte[]> cbor(String action, byte[] body, String... headers) {
    URI uri =
        server().endpoint().resolve("/service/GraniteServiceVersion20100801/operation/" + action);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/cbor")
            .header("smithy-protocol", "rpc-v2-cbor")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Expects a call to be refused with this type, code and text. */
  void refuses(String type, String code, String text, String action, String json) {
    HttpResponse<String> response = json(action, json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-query-error")).hasValue(code + ";Sender");
    assertThat(Json.parse(response.body())).isEqualTo(Map.of("__type", type, "message", text));
  }
}
