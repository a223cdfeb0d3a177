package dev.tailback.server.http;

import dev.tailback.server.console.ConsoleFile;
import dev.tailback.server.console.ConsoleFiles;
import dev.tailback.server.console.ConsoleMode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the console: its page at {@code /} for browsers and at {@code /_tailback/console}, and its
 * files below that. They are the same for everybody and hold no data.
 */
public final class ConsoleHandler implements HttpHandler {
  /** The path of the page, and of the files below it. */
  public static final String PATH = "/_tailback/console";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** Matches an {@code Accept-Encoding} that allows gzip: without a weight, or with one above 0. */
  private static final Pattern GZIP =
      Pattern.compile("(?:^|,)\\s*gzip\\s*(?:$|,|;\\s*q=(?!0(?:\\.0*)?\\s*(?:$|,)))");

  private static final HttpString CONTENT_SECURITY_POLICY =
      new HttpString("Content-Security-Policy");
  private static final HttpString CONTENT_TYPE_OPTIONS = new HttpString("X-Content-Type-Options");
  private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  private final ConsoleMode mode;
  private final ConsoleFiles files = new ConsoleFiles();

  /** Creates a handler. */
  public ConsoleHandler(ConsoleMode mode) {
    this.mode = mode;
  }

  /**
   * Returns whether a request is for the console: for one of its files, or for {@code /} by a
   * browser that opens a page. SQS calls by GET have an {@code Action}.
   */
  static boolean isAskedFor(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    return path.equals("/") ? isShown(exchange) : path.equals(PATH) || path.startsWith(PATH + "/");
  }

  private static boolean isShown(HttpServerExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    return reads(exchange)
        && accept != null
        && accept.contains("text/html")
        && !exchange.getQueryParameters().containsKey("Action");
  }

  static boolean reads(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    return method.equals(Methods.GET) || method.equals(Methods.HEAD);
  }

  /** Returns whether this handler answers a request. If not, it is a call like any other. */
  boolean takes(HttpServerExchange exchange) {
    return isAskedFor(exchange)
        && (mode != ConsoleMode.OFF || !exchange.getRequestPath().equals("/"));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this::answer);
    } else {
      answer(exchange);
    }
  }

  private void answer(HttpServerExchange exchange) {
    if (mode == ConsoleMode.OFF) {
      refuse(exchange, 404, "The console is off: start Tailback without --console off.\n");
    } else if (!reads(exchange)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
      refuse(exchange, 405, "The console's files are read by GET.\n");
    } else {
      Optional<ConsoleFile> file = files.find(name(exchange.getRequestPath()));
      if (file.isPresent()) {
        send(exchange, file.get());
      } else {
        refuse(exchange, 404, "The console has no such file.\n");
      }
    }
  }

  private static String name(String path) {
    return path.length() <= PATH.length() + 1
        ? ConsoleFiles.PAGE
        : path.substring(PATH.length() + 1);
  }

  private static void refuse(HttpServerExchange exchange, int status, String reason) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send(reason);
  }

  private static void send(HttpServerExchange exchange, ConsoleFile file) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, file.contentType());
    headers.put(CONTENT_SECURITY_POLICY, POLICY);
    headers.put(CONTENT_TYPE_OPTIONS, "nosniff");
    headers.put(REFERRER_POLICY, "no-referrer");
    headers.put(RESOURCE_POLICY, "same-origin");
    headers.put(Headers.ETAG, file.tag());
    headers.put(Headers.VARY, "Accept, Accept-Encoding");
    // Browsers ask each time whether a file has changed, so an update is visible at once.
    headers.put(Headers.CACHE_CONTROL, "no-cache");
    if (isCurrent(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH), file)) {
      exchange.setStatusCode(304);
      exchange.endExchange();
    } else if (acceptsGzip(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING))) {
      headers.put(Headers.CONTENT_ENCODING, "gzip");
      send(exchange, file.gzipped());
    } else {
      send(exchange, file.bytes());
    }
  }

  private static boolean isCurrent(@Nullable String tags, ConsoleFile file) {
    return tags != null && (tags.contains(file.tag()) || tags.strip().equals("*"));
  }

  private static boolean acceptsGzip(@Nullable String encodings) {
    return encodings != null && GZIP.matcher(encodings).find();
  }

  private static void send(HttpServerExchange exchange, byte[] content) {
    exchange.setResponseContentLength(content.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(content));
  }
}
