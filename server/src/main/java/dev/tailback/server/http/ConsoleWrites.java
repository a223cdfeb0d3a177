package dev.tailback.server.http;

import dev.tailback.server.console.ConsoleMode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;

/** Tells which requests of the console are refused because it is read-only. */
public final class ConsoleWrites {
  /** Sent with every request of the console's scripts. */
  static final HttpString HEADER = new HttpString("X-Tailback-Console");

  /** What a refused request is answered with. */
  static final String REASON =
      "The console of this server is read-only: it was started with --console read-only.";

  /** How the names of actions begin that change nothing; receiving hides messages. */
  private static final List<String> READS = List.of("Get", "List", "Describe");

  private final boolean areRefused;

  /** Creates the rule for a mode. */
  public ConsoleWrites(ConsoleMode mode) {
    areRefused = mode == ConsoleMode.READ_ONLY;
  }

  /** Returns whether a request to the admin API is refused. */
  boolean refuse(HttpServerExchange exchange) {
    return areRefused && isOfConsole(exchange) && !ConsoleHandler.reads(exchange);
  }

  /** Returns whether a call of an AWS action is refused. */
  boolean refuse(HttpServerExchange exchange, String action) {
    return areRefused && isOfConsole(exchange) && READS.stream().noneMatch(action::startsWith);
  }

  /** Returns whether a request has the header that no page of another site can send. */
  static boolean isVouchedFor(HeaderMap headers) {
    return "1".equals(headers.getFirst(HEADER));
  }

  private static boolean isOfConsole(HttpServerExchange exchange) {
    return exchange.getRequestHeaders().contains(HEADER);
  }
}
