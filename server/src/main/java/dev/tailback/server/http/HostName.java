package dev.tailback.server.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names an emulator can be called by, as opposed to names anybody can register. */
final class HostName {
  /** Domains in which nobody can register a name, or whose names all mean this machine. */
  private static final List<String> LOCAL_DOMAINS =
      List.of("localhost", "localhost.localstack.cloud", "local", "internal", "test", "home.arpa");

  private HostName() {}

  /**
   * Whether a {@code Host} header has an address, a name without dots, or one in a local domain;
   * none at all is fine.
   */
  static boolean isOurs(@Nullable String hostAndPort) {
    if (hostAndPort == null) {
      return true;
    }
    String host = normalized(hostAndPort);
    return host.indexOf('.') < 0
        || isAddress(host)
        || LOCAL_DOMAINS.stream().anyMatch(domain -> isIn(domain, host));
  }

  /** Why a host is refused, and what to call instead. */
  static String refusal(@Nullable String hostAndPort) {
    return "The admin API is not open to the host "
        + hostAndPort
        + ": anybody can register such a name and make it mean this machine. Use localhost, an IP"
        + " address, a name without dots, or one that ends in ."
        + String.join(", .", LOCAL_DOMAINS)
        + ".";
  }

  /** The host in lower case, without its port and the dot that may end a name. */
  private static String normalized(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    boolean hasPort = colon > hostAndPort.lastIndexOf(']');
    String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isAddress(String host) {
    return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
        || (host.startsWith("[") && host.endsWith("]"));
  }

  private static boolean isIn(String domain, String host) {
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
