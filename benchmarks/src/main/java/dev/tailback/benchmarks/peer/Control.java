package dev.tailback.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls before and after a measurement. */
public final class Control {
  private static final Pattern QUEUE_URL = Pattern.compile("\"QueueUrl\":\"([^\"]+)\"");

  private final URI endpoint;

  public Control(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Creates a queue with attributes, a JSON object, and returns its URL. */
  public String createQueue(String name, String attributes) {
    String body = "{\"QueueName\":\"" + name + "\",\"Attributes\":" + attributes + "}";
    Matcher url = QUEUE_URL.matcher(call("CreateQueue", body));
    if (!url.find()) {
      throw new IllegalStateException("no queue URL");
    }
    return url.group(1);
  }

  public void deleteQueue(String url) {
    call("DeleteQueue", "{\"QueueUrl\":\"" + url + "\"}");
  }

  private String call(String action, String body) {
    return post(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action),
        body);
  }

  /** Posts to a path of the endpoint, and returns the answer. */
  public String post(String path, String body) {
    return post(HttpRequest.newBuilder(endpoint.resolve(path)), body);
  }

  /**
   * Uses a new client for each call, because a server that was suspended closes its connections.
   */
  private static String post(HttpRequest.Builder request, String body) {
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                  BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
