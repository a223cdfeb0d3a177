package dev.tailback.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Passes each request to the handler of the first route that matches. Requests that no route
 * matches are AWS calls, whose paths are {@code /} and those of queue URLs.
 *
 * <p>Routes are added before the first request. From then on any thread may use it.
 */
public final class Router implements HttpHandler {
  private record Route(Predicate<HttpServerExchange> matches, HttpHandler handler) {}

  private final List<Route> routes = new ArrayList<>();
  private final HttpHandler otherwise;
  private UnaryOperator<HttpHandler> guard = UnaryOperator.identity();

  /**
   * @param otherwise handles what no route matches
   */
  public Router(HttpHandler otherwise) {
    this.otherwise = otherwise;
  }

  /** Adds a route for a path, such as {@code /_tailback}, and all paths below it. */
  public Router route(String path, HttpHandler handler) {
    return route(exchange -> isBelow(path, exchange.getRequestPath()), handler);
  }

  /** Adds the route for {@code GET /health}. */
  public Router route(HealthHandler handler) {
    return route(HealthHandler::isAskedFor, handler);
  }

  /** Adds the route for {@code GET /metrics}. */
  public Router route(ScrapeHandler handler) {
    return route(ScrapeHandler::isAskedFor, handler);
  }

  /** Adds the route for the console's page and files. */
  public Router route(ConsoleHandler handler) {
    return route(handler::takes, handler);
  }

  /**
   * Makes the routes that follow require the admin token, and adds one by which browsers log in.
   *
   * @param access who is admitted, or {@code null} for everyone
   * @param memory shared by all requests in progress
   */
  public Router guardedBy(@Nullable AdminAccess access, MemoryAccount memory) {
    if (access != null) {
      route(SessionHandler.PATH, new SessionHandler(access.sessions(), memory));
      guard = access::guard;
    }
    return this;
  }

  private Router route(Predicate<HttpServerExchange> matches, HttpHandler handler) {
    routes.add(new Route(matches, guard.apply(handler)));
    return this;
  }

  private static boolean isBelow(String path, String requested) {
    return requested.startsWith(path)
        && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    handlerOf(exchange).handleRequest(exchange);
  }

  private HttpHandler handlerOf(HttpServerExchange exchange) {
    if (exchange.getRequestPath().length() > 1 || ConsoleHandler.isAskedFor(exchange)) {
      for (Route route : routes) {
        if (route.matches.test(exchange)) {
          return route.handler;
        }
      }
    }
    return otherwise;
  }
}
