package dev.tailback.server.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.server.PausedTailback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A server on a paused clock for each test, and clients of scaling. */
final class ScaledTailback extends PausedTailback {
  static final String RESOURCE = "service/shop/orders-workers";
  static final String TARGET =
      "\"ServiceNamespace\":\"ecs\",\"ResourceId\":\""
          + RESOURCE
          + "\",\"ScalableDimension\":\"ecs:service:DesiredCount\"";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Registers the target of the tests, and returns its ARN. */
  String register(int min, int max) {
    return call(
            "RegisterScalableTarget",
            ofTarget("\"MinCapacity\":" + min + ",\"MaxCapacity\":" + max))
        .get("ScalableTargetARN")
        .asText();
  }

  /** Returns a request about the target of the tests, with more members. */
  static String ofTarget(String members) {
    return "{" + TARGET + (members.isEmpty() ? "" : ",") + members + "}";
  }

  /** Returns the activities of the service, also those that changed nothing, newest first. */
  List<JsonNode> activities() {
    JsonNode all =
        call(
                "DescribeScalingActivities",
                "{\"ServiceNamespace\":\"ecs\",\"IncludeNotScaledActivities\":true}")
            .get("ScalingActivities");
    return List.copyOf(JSON.convertValue(all, new TypeReference<List<JsonNode>>() {}));
  }

  /** Returns a member of the newest activity. */
  String latest(String member) {
    return activities().get(0).get(member).asText();
  }

  /** Returns the desired and the actual number of the only target. */
  int[] capacity() {
    return server()
        .gate()
        .call(
            queues -> {
              var target = server().monitoring().scaling().targets().iterator().next();
              return new int[] {target.desired(), target.actual()};
            });
  }

  int desired() {
    return capacity()[0];
  }

  /** Sends messages to a queue. */
  void send(String url, int count) {
    IntStream.range(0, count)
        .forEach(i -> sqs().sendMessage(send -> send.queueUrl(url).messageBody("order " + i)));
  }

  /** Calls in AWS JSON 1.1. */
  HttpResponse<String> json(String action, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server().endpoint())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AnyScaleFrontendService." + action)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls in AWS JSON 1.1, expects success, and returns the result. */
  JsonNode call(String action, String body) {
    HttpResponse<String> response = json(action, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return parse(response.body());
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Expects a call to be refused with this type and text. */
  void refuses(String type, String text, String action, String body) {
    HttpResponse<String> response = json(action, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-query-error")).isEmpty();
    assertThat(parse(response.body()))
        .isEqualTo(JSON.createObjectNode().put("__type", type).put("Message", text));
  }
}
