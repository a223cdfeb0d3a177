package dev.tailback.clients.javascript;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A web server with one page, whose bundled script reports its outcome. */
final class WebPage implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final String PAGE =
      """
      <!doctype html>
      <meta charset="utf-8">
      <link rel="icon" href="data:,">
      <script type="module" src="/bundle.js"></script>
      """;

  private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
  private final HttpServer server;

  WebPage(Path bundle) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anyPort, 0);
    byte[] script = Files.readAllBytes(bundle);
    server.createContext("/", request -> answer(request, "text/html", bytes(PAGE)));
    server.createContext("/bundle.js", request -> answer(request, "text/javascript", script));
    server.createContext("/outcome", this::takeOutcome);
    server.start();
  }

  private void takeOutcome(HttpExchange request) throws IOException {
    outcomes.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(request, "text/plain", bytes("Thank you."));
  }

  /** Waits for the script to end, and returns its outcome. */
  String outcome() throws InterruptedException {
    String outcome = outcomes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return outcome == null ? "The script has not ended." : outcome;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange request, String type, byte[] body) throws IOException {
    request.getResponseHeaders().set("Content-Type", type);
    request.sendResponseHeaders(200, body.length);
    request.getResponseBody().write(body);
    request.close();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
