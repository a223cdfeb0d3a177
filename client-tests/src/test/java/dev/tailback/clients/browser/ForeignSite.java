package dev.tailback.clients.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A web server with the pages under {@code src/test/web}, a redirect, and a resource that takes
 * reports. It closes each connection, so that the next request may go elsewhere.
 */
final class ForeignSite implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final Path PAGES = Path.of("src", "test", "web");

  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
  private final HttpServer server;

  ForeignSite() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anyPort, 0);
    server.createContext("/", this::answer);
    server.createContext("/redirect", ForeignSite::redirect);
    server.createContext("/report", this::takeReport);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Runs an action whenever a path is requested. */
  void on(String path, Runnable action) {
    actions.put(path, action);
  }

  /** Waits for a page's report. */
  String report() throws InterruptedException {
    String report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return report == null ? "The page has not reported." : report;
  }

  private void answer(HttpExchange request) throws IOException {
    String path = request.getRequestURI().getPath();
    actions.getOrDefault(path, () -> {}).run();
    Path page = PAGES.resolve(path.substring(1));
    boolean isPage = path.endsWith(".html") && Files.exists(page);
    answer(request, isPage ? Files.readAllBytes(page) : new byte[0]);
  }

  private static void redirect(HttpExchange request) throws IOException {
    String query = request.getRequestURI().getQuery();
    request.getResponseHeaders().set("Location", query.substring("to=".length()));
    request.getResponseHeaders().set("Connection", "close");
    request.sendResponseHeaders(302, -1);
    request.close();
  }

  private void takeReport(HttpExchange request) throws IOException {
    reports.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(request, new byte[0]);
  }

  private static void answer(HttpExchange request, byte[] body) throws IOException {
    request.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    request.getResponseHeaders().set("Connection", "close");
    request.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    request.getResponseBody().write(body);
    request.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
