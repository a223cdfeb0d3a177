package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Gets what the admin API of a server shows. */
final class AdminClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Tailback tailback;

  AdminClient(Tailback tailback) {
    this.tailback = tailback;
  }

  private HttpResponse<String> send(String path) throws Exception {
    URI uri = URI.create(tailback.endpoint() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** Gets anything that is not the admin API's. */
  String get(String path) throws Exception {
    return send(path).body();
  }

  JsonNode json(String path) throws Exception {
    HttpResponse<String> response = send("/_tailback/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return AdminRequest.JSON.readTree(response.body());
  }

  /** Returns the error of a request that is refused. */
  String problem(int status, String path) throws Exception {
    HttpResponse<String> response = send("/_tailback/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return AdminRequest.JSON.readTree(response.body()).get("error").textValue();
  }
}
