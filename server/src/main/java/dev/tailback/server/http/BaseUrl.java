package dev.tailback.server.http;

import dev.tailback.server.wire.AddressBlock;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL by which a client reached the server: the beginning of queue URLs. */
final class BaseUrl {
  private record Known(String scheme, String host, String url) {}

  /** The latest URL of a host with a port: nearly all requests have the same one. */
  private static volatile Known latest = new Known("", "", "");

  /** The longest name, a colon and a port. */
  private static final int MAX_LENGTH = 253 + 1 + 5;

  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile(
          "([A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?|\\[(?<ipv6>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)])"
              + "(:(?<port>[0-9]{1,5}))?");

  private BaseUrl() {}

  /**
   * Returns scheme, host and port, from the {@code Host} header, or as given by {@linkplain
   * ForwardedRequests trusted proxies}. If that header is absent or malformed, they are those of
   * the connection.
   */
  static String of(HttpServerExchange exchange) {
    String scheme = exchange.getRequestScheme();
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    Known known = latest;
    if (known.host.equals(host) && known.scheme.equals(scheme)) {
      return known.url;
    }
    if (host == null || !isHost(host)) {
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

  /** Returns the default port of a scheme. */
  static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static InetSocketAddress local(HttpServerExchange exchange) {
    return exchange.getConnection().getLocalAddress(InetSocketAddress.class);
  }

  /**
   * Returns whether a text is a host, with a port or without: a name, an IPv4 address or an IPv6
   * address in brackets. It then needs no escaping in a URL, in JSON and in XML.
   */
  static boolean isHost(String text) {
    Matcher parts = HOST.matcher(text);
    return text.length() <= MAX_LENGTH
        && parts.matches()
        && (parts.group("ipv6") == null || AddressBlock.isAddress(parts.group("ipv6")))
        && (parts.group("port") == null || isPort(Integer.parseInt(parts.group("port"))));
  }

  static boolean isPort(int number) {
    return number > 0 && number <= MAX_PORT;
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
