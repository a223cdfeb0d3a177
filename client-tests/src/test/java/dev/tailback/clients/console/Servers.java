package dev.tailback.clients.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.lab.ServerLab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts and stops servers for scripts: {@code POST /start?port=0&console=on&clock=running&deep=0}
 * answers with a port; with {@code upstream}, {@code access} and {@code compare}, the server stands
 * in front of one on that port. {@code POST /stop?port=...} stops that server. All parameters are
 * optional.
 */
final class Servers implements AutoCloseable {
  private static final long START_MILLIS = 1_795_300_000_000L;

  private final Map<Integer, Tailback> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer control;
  private final Path differences = Files.createTempDirectory("differences");

  Servers() throws IOException {
    control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.setExecutor(threads);
    control.createContext("/start", request -> answer(request, start(parameters(request))));
    control.createContext("/stop", request -> answer(request, stop(parameters(request))));
    control.start();
  }

  String address() {
    return "http://127.0.0.1:" + control.getAddress().getPort();
  }

  private String start(Map<String, String> parameters) {
    TailbackBuilder builder =
        Tailback.builder()
            .port(Integer.parseInt(parameters.getOrDefault("port", "0")))
            .console(mode(parameters.getOrDefault("console", "on")))
            .lab(ServerLab::new)
            .engineSettings(EngineSettings.seeded(1));
    if ("paused".equals(parameters.get("clock"))) {
      builder.clock(EngineClock.pausedAt(START_MILLIS));
    }
    if (parameters.containsKey("token")) {
      builder.adminToken(AdminToken.of(parameters.getOrDefault("token", "")));
    }
    if (parameters.containsKey("upstream")) {
      builder.upstream(
          InFront.of(
              parameters.getOrDefault("upstream", ""),
              parameters.getOrDefault("access", "messages")));
    }
    if (parameters.containsKey("compare")) {
      builder.compare(differences.resolve("compare.jsonl"));
    }
    Tailback tailback = builder.start();
    fill(tailback, Integer.parseInt(parameters.getOrDefault("deep", "0")));
    running.put(tailback.port(), tailback);
    return String.valueOf(tailback.port());
  }

  /** Puts messages into the queue {@code deep} directly: over HTTP a million would take minutes. */
  private static void fill(Tailback tailback, int messages) {
    if (messages > 0) {
      tailback.gate().run(queues -> fill(queues, messages));
    }
  }

  private static void fill(Queues queues, int messages) {
    QueueAddress address = new QueueAddress("000000000000", "us-east-1", "deep");
    Queue deep = queues.create(address, QueueSettings.STANDARD);
    MessageContent content =
        new MessageContent("hello", Map.of(), null, null, null, "000000000000");
    for (int i = 0; i < messages; i++) {
      deep.send(content, null);
    }
  }

  private static ConsoleMode mode(String name) {
    return ConsoleMode.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private String stop(Map<String, String> parameters) {
    Tailback tailback = running.remove(Integer.valueOf(parameters.getOrDefault("port", "0")));
    if (tailback != null) {
      tailback.close();
    }
    return "";
  }

  private static Map<String, String> parameters(HttpExchange request) {
    Map<String, String> parameters = new HashMap<>();
    String query = request.getRequestURI().getQuery();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      int end = pair.indexOf('=');
      if (end > 0) {
        parameters.put(pair.substring(0, end), pair.substring(end + 1));
      }
    }
    return parameters;
  }

  private static void answer(HttpExchange request, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    request.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    request.getResponseBody().write(body);
    request.close();
  }

  @Override
  public void close() {
    control.stop(0);
    threads.shutdownNow();
    running.values().forEach(Tailback::close);
  }
}
