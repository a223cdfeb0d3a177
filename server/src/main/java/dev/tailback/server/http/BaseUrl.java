package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The URL by which a client reached the server: the beginning of queue URLs. */
final class BaseUrl {
  private record Known(String scheme, String host, String url) {}

  /** The latest URL of a host with a port: nearly all requests have the same one. */
  private static volatile Known latest = new Known("", "", "");

  private BaseUrl() {}

  /**
   * Returns scheme, host and port, taken from the {@code Host} header, or as {@linkplain
   * ForwardedRequests trusted proxies} say.
   */
  static String of(HttpServerExchange exchange) {
    String scheme = exchange.getRequestScheme();
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    Known known = latest;
    if (known.host.equals(host) && known.scheme.equals(scheme)) {
      return known.url;
    }
    if (host == null || !isSafe(host)) {
      InetSocketAddress local = local(exchange);
      return scheme + "://" + literal(local.getAddress()) + ":" + local.getPort();
    }
    if (!hasPort(host)) {
      return scheme + "://" + host + portOf(exchange);
    }
    String url = scheme + "://" + host;
    latest = new Known(scheme, host, url);
    return url;
  }

  static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  private static String portOf(HttpServerExchange exchange) {
    int port = local(exchange).getPort();
    boolean isUsual = port == usualPort(exchange.getRequestScheme());
    return isUsual || ForwardedRequests.isForwarded(exchange) ? "" : ":" + port;
  }

  /** Returns the port that URLs of a scheme mean if they name none. */
  static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static InetSocketAddress local(HttpServerExchange exchange) {
    return exchange.getConnection().getLocalAddress(InetSocketAddress.class);
  }

  /** Returns whether a host needs no escaping in a URL, in JSON and in XML. */
  static boolean isSafe(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (!isSafe(host.charAt(i))) {
        return false;
      }
    }
    return !host.isEmpty();
  }

  private static boolean isSafe(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= ':')
        || (c >= 'A' && c <= 'Z')
        || "-._[]".indexOf(c) >= 0;
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
