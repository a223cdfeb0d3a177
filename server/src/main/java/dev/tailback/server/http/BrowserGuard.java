package dev.tailback.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;

/**
 * Rejects requests from foreign web pages. Comes before all other handlers.
 *
 * <ul>
 *   <li>A request may come from a browser if it has an {@code Origin}, a {@code Sec-Fetch-*} header
 *       other than {@code Sec-Fetch-Mode: cors}, which Node.js sends, or a {@code User-Agent} that
 *       begins with {@code Mozilla/}. All other requests come from programs, which are never
 *       rejected, unless they have an {@code Accept-Language} and an unknown host: Firefox and
 *       Safari let a page set another {@code User-Agent} where it counts as same-origin.
 *   <li>A request that may come from a browser needs an {@linkplain AcceptedHosts accepted host}.
 *       Otherwise a page could point a name of its own domain at this machine and count as
 *       same-origin (DNS rebinding). Behind a trusted proxy this also applies to the host that the
 *       proxy names.
 *   <li>It also needs something that vouches for it: {@code Sec-Fetch-Site}, an allowed {@code
 *       Origin} or our own, or {@code X-Tailback-Console}, which a foreign page cannot send without
 *       a preflight request. Browsers send none of these with images, scripts, links and forms that
 *       call the server by a name they do not trust.
 *   <li>The console's own files need no voucher, and may be opened from any page, but not embedded:
 *       they hold no data.
 *   <li>Preflight requests are answered only for {@linkplain Cors allowed origins}.
 * </ul>
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class BrowserGuard implements HttpHandler {
  private static final String SEC_FETCH = "Sec-Fetch-";
  private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");

  /** Node.js's fetch sends it, always as "cors"; browsers send Sec-Fetch-Site with it. */
  private static final HttpString SEC_FETCH_MODE = new HttpString("Sec-Fetch-Mode");

  private static final HttpString SEC_FETCH_DEST = new HttpString("Sec-Fetch-Dest");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final String OTHER_SITE =
      """
      Refused: the browser says that a page of another site makes this request.
      To make it yourself, type its address. Scripts of your pages get in with --cors-origin (TAILBACK_CORS_ORIGIN).
      """;
  private static final String UNKNOWN_SITE =
      """
      Refused: this may be any web page's request, as the browser does not say whose it is.
      Call localhost in place of this host, or use curl. A program that calls itself Mozilla gets in with the \
      header X-Tailback-Console: 1, scripts of your pages with --cors-origin (TAILBACK_CORS_ORIGIN).
      """;

  private final HttpHandler next;
  private final Cors cors;
  private final AcceptedHosts hosts;

  BrowserGuard(HttpHandler next, Cors cors, AcceptedHosts hosts) {
    this.next = next;
    this.cors = cors;
    this.hosts = hosts;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getRequestHeaders();
    String host = headers.getFirst(Headers.HOST);
    String sentHost = ForwardedRequests.sentHost(exchange);
    boolean isPage = mayComeFromBrowser(headers);
    if (!isPage && !hasLanguage(headers)) {
      next.handleRequest(exchange);
    } else if (!hosts.include(sentHost)) {
      refuse(exchange, unknownHost(String.valueOf(sentHost)));
    } else if (!hosts.include(host)) {
      refuse(exchange, unknownHost(String.valueOf(host)));
    } else if (cors.allows(headers.getFirst(Headers.ORIGIN))) {
      cors.letIn(exchange, next);
    } else if (!isPage || mayPass(exchange)) {
      next.handleRequest(exchange);
    } else {
      refuse(exchange, unknownPage(exchange));
    }
  }

  private static boolean mayPass(HttpServerExchange exchange) {
    return !Cors.isPreflight(exchange) && (isVouchedFor(exchange) || isForConsole(exchange));
  }

  /**
   * Returns whether a request names a language and does not come from Node.js. Every browser sends
   * {@code Accept-Language} and no page can remove it, but some browsers let pages set another
   * {@code User-Agent}.
   */
  private static boolean hasLanguage(HeaderMap headers) {
    return headers.contains(Headers.ACCEPT_LANGUAGE) && !headers.contains(SEC_FETCH_MODE);
  }

  private static boolean mayComeFromBrowser(HeaderMap headers) {
    String userAgent = headers.getFirst(Headers.USER_AGENT);
    return headers.contains(Headers.ORIGIN)
        || (userAgent != null && userAgent.startsWith("Mozilla/"))
        || hasFetchMetadata(headers);
  }

  private static boolean hasFetchMetadata(HeaderMap headers) {
    for (HttpString name : headers.getHeaderNames()) {
      if (name.toString().regionMatches(true, 0, SEC_FETCH, 0, SEC_FETCH.length())
          && !(name.equals(SEC_FETCH_MODE) && "cors".equals(headers.getFirst(name)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVouchedFor(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    return isOwn(headers) || BaseUrl.of(exchange).equals(headers.getFirst(Headers.ORIGIN));
  }

  /** Returns whether the browser or the console's header says that the request is same-origin. */
  static boolean isOwn(HeaderMap headers) {
    String site = headers.getFirst(SEC_FETCH_SITE);
    return (site != null && OWN_SITES.contains(site)) || ConsoleWrites.isVouchedFor(headers);
  }

  /**
   * Returns whether a browser opens the console or loads its files. On a host it does not trust, a
   * browser does not say where such a request comes from. Letting it pass is safe: the files are
   * the same for everybody and hold no data, which the console requests with its header. Links to
   * the console may be on any page.
   */
  private static boolean isForConsole(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    boolean isOpened =
        "navigate".equals(headers.getFirst(SEC_FETCH_MODE))
            && "document".equals(headers.getFirst(SEC_FETCH_DEST));
    return ConsoleHandler.reads(exchange)
        && ConsoleHandler.isAskedFor(exchange)
        && !headers.contains(Headers.ORIGIN)
        && (isOpened || !headers.contains(SEC_FETCH_SITE));
  }

  private static String unknownHost(String host) {
    return "Refused: this may be a web page's request, and anybody can make the name "
        + AcceptedHosts.name(host)
        + " mean this machine.\nIf it is yours, start Tailback with --allowed-hosts "
        + AcceptedHosts.name(host)
        + " (TAILBACK_ALLOWED_HOSTS). Else use localhost or an IP address.\n";
  }

  private static String unknownPage(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    String origin = headers.getFirst(Headers.ORIGIN);
    if (origin != null) {
      return "Refused: this is a request of a web page of "
          + origin
          + ".\nTo let such pages in, start Tailback with --cors-origin "
          + origin
          + " (TAILBACK_CORS_ORIGIN).\n";
    }
    return headers.contains(SEC_FETCH_SITE) ? OTHER_SITE : UNKNOWN_SITE;
  }

  private static void refuse(HttpServerExchange exchange, String reason) {
    exchange.setStatusCode(403);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send(reason);
  }
}
