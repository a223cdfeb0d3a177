package dev.tailback.client.workers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers an agent as the admin API does, with the desired number that a test sets. */
final class FakeServer implements AutoCloseable {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer http;
  private volatile int desired;
  private volatile int status = 200;
  private volatile String last = "";

  FakeServer(int desired) throws IOException {
    this.desired = desired;
    http = listen(0);
  }

  private HttpServer listen(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/_tailback/scaling/workers/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    last = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
    requests.add(last.strip());
    String answer =
        status == 200
            ? "{\"name\": \"w\", \"desired\": %d, \"target\": null}".formatted(desired)
            : "{\"error\": \"Not now.\"}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  void want(int number) {
    desired = number;
  }

  void refuse() {
    status = 500;
  }

  /** Returns all requests so far: method, address and body. */
  List<String> requests() {
    return requests;
  }

  /** Returns whether the agent last reported this number of workers. */
  boolean isTold(int actual) {
    return last.endsWith("\"actual\":" + actual + "}");
  }

  /** Stops, as for a restart. */
  void goAway() {
    http.stop(0);
  }

  /** Starts again at the same address. */
  void comeBack() throws IOException {
    http = listen(http.getAddress().getPort());
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
