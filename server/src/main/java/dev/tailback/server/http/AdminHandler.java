package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to the admin API and hands on all others.
 *
 * <p>The admin API is only for those who call the emulator by a name it can have: an address, a
 * name without dots such as a container's, or one in a domain that nobody can register. A web page
 * that had its own domain's name point at this machine is refused.
 */
public final class AdminHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(AdminHandler.class.getName());

  private final Admin admin;
  private final HttpHandler next;

  public AdminHandler(Admin admin, HttpHandler next) {
    this.admin = admin;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    if (!path.equals(Admin.PATH) && !path.startsWith(Admin.PATH + "/")) {
      next.handleRequest(exchange);
    } else if (!HostName.isOurs(exchange.getRequestHeaders().getFirst(Headers.HOST))) {
      send(exchange, 403, "{\"error\":\"The admin API is not reached by that host name.\"}");
    } else {
      RequestBody.read(exchange, this::answer, AdminHandler::refuseBody);
    }
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    Admin.Answer answer = tryAnswer(exchange, body);
    if (answer == null) {
      send(exchange, 500, "{\"error\":\"The emulator has failed; see its log.\"}");
    } else {
      exchange.setStatusCode(answer.status());
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
      exchange.getResponseSender().send(ByteBuffer.wrap(answer.json()));
    }
  }

  private Admin.@Nullable Answer tryAnswer(HttpServerExchange exchange, byte[] body) {
    String path = exchange.getRequestPath();
    try {
      return admin.answer(
          exchange.getRequestMethod().toString(),
          path.substring(Admin.PATH.length()),
          exchange.getQueryString(),
          body);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "Request to " + path + " failed", bug);
      return null;
    }
  }

  private static void refuseBody(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    send(exchange, 413, "{\"error\":\"The body is too large.\"}");
  }

  private static void send(HttpServerExchange exchange, int status, String json) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(json);
  }
}
