package dev.tailback.server.http;

import dev.tailback.server.wire.AddressBlock;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what trusted proxies say about the address by which a client called them ({@code
 * X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-Port}) and about the client
 * ({@code X-Forwarded-For}).
 *
 * <p>Several values in a header come from several proxies. The last one was added by the trusted
 * proxy.
 */
final class ForwardedRequests implements HttpHandler {
  private static final AttachmentKey<Boolean> IS_FORWARDED = AttachmentKey.create(Boolean.class);
  private static final AttachmentKey<String> SENT_HOST = AttachmentKey.create(String.class);
  private static final AttachmentKey<InetAddress> CLIENT = AttachmentKey.create(InetAddress.class);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final HttpHandler next;
  private final List<AddressBlock> proxies;

  ForwardedRequests(HttpHandler next, List<AddressBlock> proxies) {
    this.next = next;
    this.proxies = List.copyOf(proxies);
  }

  /** Returns whether a trusted proxy has said by which address a client called it. */
  static boolean isForwarded(HttpServerExchange exchange) {
    return exchange.getAttachment(IS_FORWARDED) != null;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (isTrusted(exchange)) {
      believe(exchange);
    }
    next.handleRequest(exchange);
  }

  private boolean isTrusted(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    InetAddress address = peer == null ? null : peer.getAddress();
    return address != null && proxies.stream().anyMatch(block -> block.contains(address));
  }

  /** Returns the {@code Host} header as it was sent, whatever a proxy says. */
  static @Nullable String sentHost(HttpServerExchange exchange) {
    String sent = exchange.getAttachment(SENT_HOST);
    return sent == null ? exchange.getRequestHeaders().getFirst(Headers.HOST) : sent;
  }

  /**
   * Returns the address that a request comes from: the one a trusted proxy names, else the peer.
   */
  static InetAddress source(HttpServerExchange exchange) {
    InetAddress client = exchange.getAttachment(CLIENT);
    return client == null ? exchange.getSourceAddress().getAddress() : client;
  }

  private static void believe(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    believeClient(exchange, last(headers.getLast(Headers.X_FORWARDED_FOR)));
    String scheme = last(headers.getLast(Headers.X_FORWARDED_PROTO)).toLowerCase(Locale.ROOT);
    String host = last(headers.getLast(Headers.X_FORWARDED_HOST));
    int port = port(last(headers.getLast(Headers.X_FORWARDED_PORT)));
    if (SCHEMES.contains(scheme)) {
      exchange.setRequestScheme(scheme);
      exchange.putAttachment(IS_FORWARDED, true);
    }
    if (BaseUrl.isHost(host)) {
      exchange.putAttachment(SENT_HOST, String.valueOf(headers.getFirst(Headers.HOST)));
      headers.put(Headers.HOST, withPort(host, port, exchange.getRequestScheme()));
      exchange.putAttachment(IS_FORWARDED, true);
    }
  }

  private static void believeClient(HttpServerExchange exchange, String address) {
    try {
      exchange.putAttachment(CLIENT, AddressBlock.parse(address).address());
    } catch (IllegalArgumentException notAnAddress) {
      // The proxy does not say it.
    }
  }

  private static String last(@Nullable String values) {
    return values == null ? "" : values.substring(values.lastIndexOf(',') + 1).strip();
  }

  /** Returns a port, or 0 if the text is not one. */
  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return BaseUrl.isPort(port) ? port : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String withPort(String host, int port, String scheme) {
    boolean isUsual = port == 0 || port == BaseUrl.usualPort(scheme);
    return isUsual || BaseUrl.hasPort(host) ? host : host + ":" + port;
  }
}
