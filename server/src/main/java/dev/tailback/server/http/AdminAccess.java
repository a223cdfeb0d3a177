package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.auth.ConsoleSessions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Requires the admin token: programs send it with each request, browsers log in with it and send
 * the cookie of their session.
 *
 * <p>A cookie counts only together with something that a page of another site cannot send: the
 * console's header, or a browser header that says the request is same-origin. Browsers send a
 * session's cookie to every port of a host, and so to other servers; therefore its name contains
 * the port.
 */
public final class AdminAccess {
  private static final System.Logger LOG = System.getLogger(AdminAccess.class.getName());
  private static final String BEARER = "Bearer ";
  private static final String COOKIE = "tailback-session-";
  private static final String MISSING =
      "This needs the admin token: send it as Authorization: Bearer TOKEN, set TAILBACK_TOKEN for"
          + " the tailback command, or log in to the console.";
  private static final String WRONG =
      "The admin token is wrong: expected the first line of the server's --admin-token-file.";

  private final AdminToken token;
  private final ConsoleSessions sessions;

  /** Creates the guard of a server with a token. */
  public AdminAccess(AdminToken token, ConsoleSessions sessions) {
    this.token = token;
    this.sessions = sessions;
  }

  ConsoleSessions sessions() {
    return sessions;
  }

  /** Returns a handler that passes on authorized requests. */
  public HttpHandler guard(HttpHandler next) {
    return exchange -> {
      String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
      if (isOfProgram(authorization)) {
        next.handleRequest(exchange);
      } else if (authorization == null && isLoggedIn(exchange)) {
        endWithSession(exchange);
        next.handleRequest(exchange);
      } else {
        refuse(exchange, isBearer(authorization) ? WRONG : MISSING);
      }
    };
  }

  private boolean isOfProgram(@Nullable String authorization) {
    return authorization != null
        && isBearer(authorization)
        && token.matches(authorization.substring(BEARER.length()).strip());
  }

  private static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /** Returns whether a request comes from a console that is logged in. */
  public boolean isLoggedIn(HttpServerExchange exchange) {
    return BrowserGuard.isOwn(exchange.getRequestHeaders()) && sessions.isOpen(session(exchange));
  }

  /**
   * Returns whether a call comes from the console's page itself, and somebody has logged in there.
   * Such a call needs no signature.
   */
  public boolean isConsole(HttpServerExchange exchange) {
    return ConsoleWrites.isVouchedFor(exchange.getRequestHeaders())
        && sessions.isOpen(session(exchange));
  }

  /** Parses the header itself: Undertow throws on other servers' cookies that it cannot read. */
  static @Nullable String session(HttpServerExchange exchange) {
    String wanted = cookieName(exchange) + "=";
    String found = null;
    for (String header : exchange.getRequestHeaders().eachValue(Headers.COOKIE)) {
      for (String cookie : header.split(";", -1)) {
        if (cookie.strip().startsWith(wanted)) {
          found = cookie.strip().substring(wanted.length());
        }
      }
    }
    return found;
  }

  static String cookieName(HttpServerExchange exchange) {
    return COOKIE + exchange.getConnection().getLocalAddress(InetSocketAddress.class).getPort();
  }

  /** Closes a connection whose session ends while a request, such as for a stream, is under way. */
  private void endWithSession(HttpServerExchange exchange) {
    String id = session(exchange);
    if (id == null) {
      return;
    }
    Runnable close = () -> IoUtils.safeClose(exchange.getConnection());
    long millis = sessions.whileOpen(id, exchange, () -> exchange.getIoThread().execute(close));
    XnioExecutor.Key end = Deadline.after(exchange.getIoThread(), millis, close);
    ExchangeEnd.run(
        exchange,
        () -> {
          end.remove();
          sessions.released(id, exchange);
        });
  }

  private static void refuse(HttpServerExchange exchange, String problem) {
    if (problem.equals(WRONG)) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "A wrong admin token came from {0}",
          exchange.getConnection().getPeerAddress());
    }
    exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"Tailback\"");
    AdminHandler.send(exchange, Admin.refuse(401, problem));
  }
}
