package dev.tailback.server.http;

import dev.tailback.server.tls.Tls;
import dev.tailback.server.wire.AddressBlock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a listener treats its clients.
 *
 * @param corsOrigins the origins of web pages that may call; {@code *} means all
 * @param allowedHosts names by which browsers may call the server, besides those known to be local
 * @param timeouts how long it waits for clients
 * @param trustedProxies which are trusted about the address by which clients call
 * @param tls the certificate with which all ports speak TLS, or {@code null} for plain HTTP
 */
public record HttpSettings(
    Set<String> corsOrigins,
    Set<String> allowedHosts,
    HttpTimeouts timeouts,
    List<AddressBlock> trustedProxies,
    @Nullable Tls tls) {

  /** Plain HTTP, the default deadlines, and no web pages except the server's own. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(Set.of(), Set.of(), HttpTimeouts.DEFAULT, List.of(), null);

  /** Returns these settings with other deadlines. */
  public HttpSettings withTimeouts(HttpTimeouts newTimeouts) {
    return new HttpSettings(corsOrigins, allowedHosts, newTimeouts, trustedProxies, tls);
  }

  /** Returns these settings with TLS. */
  public HttpSettings withTls(@Nullable Tls newTls) {
    return new HttpSettings(corsOrigins, allowedHosts, timeouts, trustedProxies, newTls);
  }
}
