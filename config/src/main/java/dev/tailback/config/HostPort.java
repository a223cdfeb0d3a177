package dev.tailback.config;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port on which one of the user's programs listens.
 *
 * @param host a name or IP address in lowercase; an IPv6 address without its brackets
 */
public record HostPort(String host, int port) {
  private static final Pattern TEXT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/@\\s]+):(\\d{1,5})");
  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

  /** Parses a text such as {@code localhost:8080}; {@code null} if it is not one. */
  static @Nullable HostPort parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int port = Integer.parseInt(parts.group(2));
    return port < 1 || port > 65_535 ? null : of(parts.group(1), port);
  }

  /**
   * Returns the host and port of an http or https URL without user information, or {@code null} for
   * any other URL.
   */
  public static @Nullable HostPort of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    Integer defaultPort = DEFAULT_PORTS.get(scheme);
    if (defaultPort == null || url.getHost() == null || url.getRawUserInfo() != null) {
      return null;
    }
    return of(url.getHost(), url.getPort() < 0 ? defaultPort : url.getPort());
  }

  private static HostPort of(String host, int port) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new HostPort(bare.toLowerCase(Locale.ROOT), port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
