package dev.tailback.server.compare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** An upstream that passes on another's answers, except those that a test alters. */
final class AlteringProxy implements AutoCloseable {

  /** An answer. */
  record Altered(int status, String type, String body) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI upstream;
  private volatile UnaryOperator<Altered> alteration = answer -> answer;

  AlteringProxy(URI upstream) throws IOException {
    this.upstream = upstream;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  void alters(UnaryOperator<Altered> newAlteration) {
    alteration = newAlteration;
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : new String[] {"content-type", "x-amz-target", "x-amzn-query-mode"}) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      answer(exchange, answer);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void answer(HttpExchange exchange, HttpResponse<String> answer) throws IOException {
    Altered altered =
        alteration.apply(
            new Altered(
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElseThrow(),
                answer.body()));
    answer
        .headers()
        .firstValue("x-amzn-query-error")
        .ifPresent(error -> exchange.getResponseHeaders().set("x-amzn-query-error", error));
    exchange.getResponseHeaders().set("content-type", altered.type());
    exchange.getResponseHeaders().set("x-amzn-requestid", "id");
    byte[] body = altered.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(altered.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
