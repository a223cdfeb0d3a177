package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The address under which a client reached the emulator: what queue URLs start with. */
final class Endpoint {
  private Endpoint() {}

  /** Scheme, host and port, taken from the {@code Host} header; forwarding headers are ignored. */
  static String of(HttpServerExchange exchange) {
    InetSocketAddress local = exchange.getConnection().getLocalAddress(InetSocketAddress.class);
    return of(
        exchange.getRequestScheme(), exchange.getRequestHeaders().getFirst(Headers.HOST), local);
  }

  static String of(String scheme, @Nullable String host, InetSocketAddress local) {
    if (host == null || !isSafe(host)) {
      return scheme + "://" + literal(local.getAddress()) + ":" + local.getPort();
    }
    boolean complete = hasPort(host) || local.getPort() == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (complete ? "" : ":" + local.getPort());
  }

  private static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  /** Whether a host can stand in a URL, in JSON and in XML as it is. */
  private static boolean isSafe(String host) {
    return !host.isEmpty()
        && host.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= '-' && c <= ':' && c != '/')
                        || (c >= 'A' && c <= 'Z')
                        || c == '_'
                        || c == '['
                        || c == ']');
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
