package dev.tailback.server.conservation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The server's admin API. */
final class AdminClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  AdminClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  void advance(String duration) throws IOException, InterruptedException {
    post("clock/advance", "{\"by\":\"" + duration + "\"}");
  }

  void pauseClock() throws IOException, InterruptedException {
    post("clock/pause", "");
  }

  void resumeClock() throws IOException, InterruptedException {
    post("clock/resume", "");
  }

  /** Returns what the admin API shows of a queue. */
  JsonNode queue(String name) throws IOException, InterruptedException {
    return JSON.readTree(call(request("queues/" + name).build()));
  }

  void addFault(String rule) throws IOException, InterruptedException {
    post("faults", rule);
  }

  void addThrottle(String rule) throws IOException, InterruptedException {
    post("throttles", rule);
  }

  void removeFaultsAndThrottles() throws IOException, InterruptedException {
    call(request("faults").DELETE().build());
    call(request("throttles").DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve("/_tailback/" + path));
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    call(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  private String call(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request + " was answered " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
