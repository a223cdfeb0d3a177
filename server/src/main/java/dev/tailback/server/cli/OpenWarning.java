package dev.tailback.server.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Warns about a server that can be reached from other machines and does not authenticate callers.
 */
final class OpenWarning {
  /** The environment variable that silences it. */
  static final String SILENCE = "TAILBACK_SILENCE_OPEN";

  private OpenWarning() {}

  /**
   * Returns the line, unless the server listens on a loopback address or authenticates all callers.
   *
   * @param wantsKeys whether calls have to be signed
   * @param wantsToken whether the admin API requires a token
   */
  static Optional<String> of(
      String host, List<Integer> ports, boolean wantsKeys, boolean wantsToken) {
    if ((wantsKeys && wantsToken) || isLoopback(host)) {
      return Optional.empty();
    }
    int port = ports.get(0);
    return Optional.of(
        ("listening on %s without %s: anybody who reaches port %s can %s. To prevent it, set %s, or"
                + " listen only on 127.0.0.1 (containers: publish 127.0.0.1:%d:%d). %s=1 silences"
                + " this line.")
            .formatted(
                host,
                missing(wantsKeys, wantsToken, "access keys", "an admin token"),
                ports.stream().map(String::valueOf).collect(Collectors.joining(" or ")),
                wantsKeys ? "read and reset queues by the admin API" : "read, send and purge",
                missing(wantsKeys, wantsToken, "--access-keys", "--admin-token-file"),
                port,
                port,
                SILENCE));
  }

  private static String missing(boolean wantsKeys, boolean wantsToken, String keys, String token) {
    if (wantsKeys) {
      return token;
    }
    return wantsToken ? keys : keys + " and " + token;
  }

  /** Returns whether an address can be reached only from this machine. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
