package dev.tailback.server;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls SQS in AWS JSON, and gets paths, without the retries of an SDK. */
final class JsonClient {
  private final HttpClient client = HttpClient.newHttpClient();

  /** Calls an action, and returns the answer whatever its status. */
  HttpResponse<String> call(String endpoint, String action, String body) throws Exception {
    return client.send(request(endpoint, action, body), BodyHandlers.ofString());
  }

  /** Calls an action without waiting for the answer. */
  CompletableFuture<HttpResponse<String>> callLater(String endpoint, String action, String body) {
    return client.sendAsync(request(endpoint, action, body), BodyHandlers.ofString());
  }

  /** Creates a queue, and returns its URL. */
  String createQueue(String endpoint, String name) throws Exception {
    call(endpoint, "CreateQueue", "{\"QueueName\":\"" + name + "\"}");
    return endpoint + "/000000000000/" + name;
  }

  /** Waits until this number of receives wait at a queue. */
  void awaitWaiting(String endpoint, String queue, int receives) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(
            () ->
                get(endpoint + "/_tailback/queues/" + queue)
                    .body()
                    .contains("\"waitingReceives\": " + receives + ","));
  }

  HttpResponse<String> get(String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest request(String endpoint, String action, String body) {
    return HttpRequest.newBuilder(URI.create(endpoint))
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AmazonSQS." + action)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
