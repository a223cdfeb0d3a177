package dev.tailback.server.http;

import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.forward.UpstreamAccess;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests of the console are refused: those that change something if it is
 * read-only, and AWS actions that change something if the queues are another SQS's and such calls
 * are not allowed.
 */
public final class ConsoleWrites {
  /** Sent with every request of the console's scripts. */
  static final HttpString HEADER = new HttpString("X-Tailback-Console");

  /** The answer to a refused request. */
  static final String REASON =
      "The console of this server is read-only: it was started with --console read-only.";

  /**
   * The prefixes of actions that change nothing. Receive is not among them, because it hides
   * messages.
   */
  private static final List<String> READS = List.of("Get", "List", "Describe");

  private static final String REAL_QUEUES =
      "The console does not change queues of another SQS unless --upstream-allow admin is set.";

  private final boolean areRefused;
  private final boolean areCallsRefused;

  /** Creates the rule for a mode, for queues of this server. */
  public ConsoleWrites(ConsoleMode mode) {
    this(mode, null);
  }

  /**
   * @param access what may be done to the queues of another SQS, {@code null} if there is none
   */
  public ConsoleWrites(ConsoleMode mode, @Nullable UpstreamAccess access) {
    areRefused = mode == ConsoleMode.READ_ONLY;
    areCallsRefused = areRefused || (access != null && access != UpstreamAccess.ADMIN);
  }

  /** Returns whether a request to the admin API is refused. */
  boolean refuse(HttpServerExchange exchange) {
    return areRefused && isOfConsole(exchange) && !ConsoleHandler.reads(exchange);
  }

  /** Returns why a call of an AWS action is refused, {@code null} if it is not. */
  @Nullable String refusal(HttpServerExchange exchange, String action) {
    if (!areCallsRefused || !isOfConsole(exchange) || READS.stream().anyMatch(action::startsWith)) {
      return null;
    }
    return areRefused ? REASON : REAL_QUEUES;
  }

  /** Returns whether a request has the header that no page of another site can send. */
  static boolean isVouchedFor(HeaderMap headers) {
    return "1".equals(headers.getFirst(HEADER));
  }

  private static boolean isOfConsole(HttpServerExchange exchange) {
    return exchange.getRequestHeaders().contains(HEADER);
  }
}
