package dev.tailback.server.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names an emulator can be called by, as opposed to names anybody can register. */
final class HostName {
  private static final List<String> RESERVED =
      List.of(".localhost", ".local", ".internal", ".test", ".home.arpa");

  private HostName() {}

  /**
   * Whether a {@code Host} header has an address, a name without dots, or one in a domain that is
   * reserved for private use; none at all is fine.
   */
  static boolean isOurs(@Nullable String hostAndPort) {
    if (hostAndPort == null || hostAndPort.startsWith("[")) {
      return true;
    }
    int colon = hostAndPort.indexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    return host.indexOf('.') < 0 || isAddress(host) || RESERVED.stream().anyMatch(host::endsWith);
  }

  private static boolean isAddress(String host) {
    return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
