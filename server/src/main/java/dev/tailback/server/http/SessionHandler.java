package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import dev.tailback.server.auth.ConsoleSessions;
import dev.tailback.server.auth.ConsoleSessions.Login;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;

/** Logs browsers in and out: {@code POST} with the admin token as the body, and {@code DELETE}. */
public final class SessionHandler implements HttpHandler {
  /** The path of the session. */
  public static final String PATH = Admin.PATH + "/session";

  private static final String WRONG =
      "This is not the admin token: expected the first line of the server's token file.";

  private final ConsoleSessions sessions;
  private final MemoryAccount memory;

  /**
   * @param memory shared by all requests in progress
   */
  public SessionHandler(ConsoleSessions sessions, MemoryAccount memory) {
    this.sessions = sessions;
    this.memory = memory;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    if (method.equals(Methods.POST)) {
      RequestBody.read(exchange, memory, this::login, AdminHandler::refuseBody);
    } else if (method.equals(Methods.DELETE)) {
      sessions.logout(AdminAccess.session(exchange));
      setCookie(exchange, "", 0);
    } else {
      exchange.getResponseHeaders().put(Headers.ALLOW, "POST, DELETE");
      refuse(exchange, 405, "Log in with POST and the admin token as the body, out with DELETE.");
    }
  }

  private void login(HttpServerExchange exchange, byte[] body) {
    String token = new String(body, StandardCharsets.UTF_8).strip();
    Login login = sessions.login(token, ForwardedRequests.source(exchange));
    if (login instanceof Login.Accepted accepted) {
      setCookie(exchange, accepted.id(), Math.toIntExact(ConsoleSessions.SECONDS));
    } else if (login instanceof Login.TooMany tooMany) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, tooMany.retryAfterSeconds());
      refuse(
          exchange,
          429,
          "Too many wrong tokens: try again in "
              + tooMany.retryAfterSeconds()
              + " s. Programs that send the right one are not held up.");
    } else {
      refuse(exchange, 401, WRONG);
    }
  }

  private static void setCookie(HttpServerExchange exchange, String value, int seconds) {
    exchange.setResponseCookie(
        new CookieImpl(AdminAccess.cookieName(exchange), value)
            .setPath("/")
            .setMaxAge(seconds)
            .setHttpOnly(true)
            .setSecure(exchange.getRequestScheme().equals("https"))
            .setSameSiteMode("Strict"));
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.setStatusCode(204);
    exchange.endExchange();
  }

  private static void refuse(HttpServerExchange exchange, int status, String problem) {
    AdminHandler.send(exchange, Admin.refuse(status, problem));
  }
}
