package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.AdminReply;
import dev.tailback.server.admin.EventFeed;
import dev.tailback.server.admin.EventReader;
import dev.tailback.server.admin.PendingAnswer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** Answers requests to the admin API. */
public final class AdminHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(AdminHandler.class.getName());

  private final Admin admin;
  private final EventFeed feed;
  private final EventStreams streams;
  private final MemoryAccount memory;
  private final ConsoleWrites consoleWrites;

  /**
   * @param feed wakes waiting requests
   * @param memory shared by all requests in progress
   * @param consoleWrites which requests of the console are refused
   */
  public AdminHandler(
      Admin admin, EventFeed feed, MemoryAccount memory, ConsoleWrites consoleWrites) {
    this.admin = admin;
    this.feed = feed;
    this.streams = new EventStreams(feed);
    this.memory = memory;
    this.consoleWrites = consoleWrites;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RequestBody.read(exchange, memory, this::answer, AdminHandler::refuseBody);
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    if (exchange.isInIoThread() && Admin.isSlow(pathOf(exchange))) {
      exchange.dispatch(() -> answer(exchange, body));
      return;
    }
    if (consoleWrites.refuse(exchange)) {
      send(exchange, Admin.refuse(403, ConsoleWrites.REASON));
      return;
    }
    AdminReply reply = tryReply(exchange, body);
    if (reply instanceof Admin.Answer answer) {
      send(exchange, answer);
    } else if (reply instanceof PendingAnswer pending) {
      Waiting.answer(exchange, pending, feed);
    } else if (reply instanceof EventReader reader) {
      streams.open(exchange, reader);
    }
  }

  private AdminReply reply(HttpServerExchange exchange, byte[] body) {
    String method = exchange.getRequestMethod().toString();
    String path = pathOf(exchange);
    String query = exchange.getQueryString();
    return EventStreams.isAskedFor(exchange)
        ? admin.stream(method, path, query, EventStreams.lastId(exchange))
        : admin.reply(method, path, query, body);
  }

  private AdminReply tryReply(HttpServerExchange exchange, byte[] body) {
    try {
      return reply(exchange, body);
    } catch (RuntimeException | Error bug) {
      return failure(exchange, bug);
    }
  }

  /** Logs a bug, and returns the answer. */
  static Admin.Answer failure(HttpServerExchange exchange, Throwable bug) {
    String path = exchange.getRequestPath();
    LOG.log(System.Logger.Level.ERROR, "Request to " + path + " failed", bug);
    return Admin.refuse(500, "The emulator has failed; see its log.");
  }

  private static String pathOf(HttpServerExchange exchange) {
    return exchange.getRequestPath().substring(Admin.PATH.length());
  }

  static void refuseBody(HttpServerExchange exchange, BodyProblem problem) {
    exchange.setPersistent(false);
    send(
        exchange,
        switch (problem) {
          case TOO_LONG -> Admin.refuse(413, "The body is too large.");
          case NO_MEMORY -> Admin.refuse(503, "There is no memory left for the body: try again.");
          case TOO_SLOW -> Admin.refuse(408, "The body did not arrive in time.");
          case MALFORMED -> Admin.refuse(400, "A chunk of the body is malformed.");
        });
  }

  static void send(HttpServerExchange exchange, Admin.Answer answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.type());
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    if (!answer.methods().isEmpty()) {
      exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", answer.methods()));
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.document()));
  }
}
