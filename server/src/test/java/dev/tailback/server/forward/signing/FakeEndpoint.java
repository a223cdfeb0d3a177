package dev.tailback.server.forward.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives each call the next answer of a list, and repeats the last one. */
final class FakeEndpoint implements AutoCloseable {
  record Answer(int status, String body) {}

  /** The bodies of the calls, in order. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  private final List<Answer> answers;
  private final HttpServer server;

  private FakeEndpoint(List<Answer> answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static FakeEndpoint answering(Answer... answers) throws IOException {
    return new FakeEndpoint(List.of(answers));
  }

  static FakeEndpoint answering(int status, String body) throws IOException {
    return answering(new Answer(status, body));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = answers.get(Math.min(calls.size(), answers.size() - 1));
    calls.add(call);
    byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
