package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the admin API of a server. */
final class AdminClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Tailback tailback;

  AdminClient(Tailback tailback) {
    this.tailback = tailback;
  }

  /** Gets a path outside the admin API. */
  String get(String path) throws Exception {
    return send("GET", path, "").body();
  }

  HttpResponse<String> call(String method, String path, String body) throws Exception {
    return send(method, "/_tailback/" + path, body);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  JsonNode json(String path) throws Exception {
    return json("GET", path, "");
  }

  JsonNode json(String method, String path, String body) throws Exception {
    HttpResponse<String> response = call(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return AdminRequest.JSON.readTree(response.body());
  }

  /** Returns the error of a request that is refused. */
  String problem(int status, String path) throws Exception {
    return problem(status, "GET", path, "");
  }

  /** Returns the error of a request that is refused. */
  String problem(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> response = call(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return AdminRequest.JSON.readTree(response.body()).get("error").textValue();
  }
}
