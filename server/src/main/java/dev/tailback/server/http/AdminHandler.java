package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** Answers requests to the admin API. */
public final class AdminHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(AdminHandler.class.getName());

  private final Admin admin;
  private final MemoryAccount memory;
  private final ConsoleWrites consoleWrites;

  /**
   * @param memory shared by all requests in progress
   * @param consoleWrites which requests of the console are refused
   */
  public AdminHandler(Admin admin, MemoryAccount memory, ConsoleWrites consoleWrites) {
    this.memory = memory;
    this.admin = admin;
    this.consoleWrites = consoleWrites;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RequestBody.read(exchange, memory, this::answer, AdminHandler::refuseBody);
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    send(
        exchange,
        consoleWrites.refuse(exchange)
            ? Admin.refuse(403, ConsoleWrites.REASON)
            : tryAnswer(exchange, body));
  }

  private Admin.Answer tryAnswer(HttpServerExchange exchange, byte[] body) {
    String path = exchange.getRequestPath();
    try {
      return admin.answer(
          exchange.getRequestMethod().toString(),
          path.substring(Admin.PATH.length()),
          exchange.getQueryString(),
          body);
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "Request to " + path + " failed", bug);
      return Admin.refuse(500, "The emulator has failed; see its log.");
    }
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
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    if (!answer.methods().isEmpty()) {
      exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", answer.methods()));
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.json()));
  }
}
