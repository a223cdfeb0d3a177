package dev.tailback.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts by which browsers may call the server: IP addresses, names without dots, names in local
 * domains, and those allowed by an option. Anybody can register any other name and point it at this
 * machine.
 */
final class AcceptedHosts {
  private static final String ANY_BELOW = "*.";

  /**
   * Domains in which nobody can register a name, or whose names all mean this machine. Not {@code
   * local}, in which any device on the network can claim a name.
   */
  private static final List<String> LOCAL_DOMAINS =
      List.of(
          "*.localhost",
          "localhost.localstack.cloud",
          "*.localhost.localstack.cloud",
          "*.internal",
          "*.test",
          "*.home.arpa");

  private final List<String> patterns;

  /**
   * @param allowed further names such as {@code tailback.example.com}, or {@code *.example.com} for
   *     all below one
   */
  AcceptedHosts(Set<String> allowed) {
    patterns =
        Stream.concat(
                LOCAL_DOMAINS.stream(), allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)))
            .toList();
  }

  /**
   * Returns whether a {@code Host} header names an accepted host. A missing header is accepted:
   * browsers always send one.
   */
  boolean include(@Nullable String hostAndPort) {
    if (hostAndPort == null) {
      return true;
    }
    String host = name(hostAndPort);
    return host.indexOf('.') < 0
        || isAddress(host)
        || patterns.stream().anyMatch(pattern -> matches(pattern, host));
  }

  /** Returns the host in lower case, without its port and without a trailing dot. */
  static String name(String hostAndPort) {
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

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith(ANY_BELOW)
        ? host.endsWith(pattern.substring(1))
        : host.equals(pattern);
  }
}
