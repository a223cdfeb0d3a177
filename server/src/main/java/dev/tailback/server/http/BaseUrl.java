package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The URL by which a client reached the server: the beginning of queue URLs. */
final class BaseUrl {
  private BaseUrl() {}

  /**
   * Returns scheme, host and port, taken from the {@code Host} header; forwarding headers are
   * ignored.
   */
  static String of(HttpServerExchange exchange) {
    String scheme = exchange.getRequestScheme() + "://";
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (host != null && isSafe(host)) {
      return scheme + (hasPort(host) ? host : host + portOf(exchange));
    }
    InetSocketAddress local = local(exchange);
    return scheme + literal(local.getAddress()) + ":" + local.getPort();
  }

  private static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  private static String portOf(HttpServerExchange exchange) {
    int port = local(exchange).getPort();
    return port == (exchange.getRequestScheme().equals("https") ? 443 : 80) ? "" : ":" + port;
  }

  private static InetSocketAddress local(HttpServerExchange exchange) {
    return exchange.getConnection().getLocalAddress(InetSocketAddress.class);
  }

  /** Returns whether a host needs no escaping in a URL, in JSON and in XML. */
  private static boolean isSafe(String host) {
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
