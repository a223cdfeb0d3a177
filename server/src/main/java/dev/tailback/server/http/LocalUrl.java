package dev.tailback.server.http;

import java.net.URI;

/** The URL by which a server is reached from its own machine. */
public final class LocalUrl {
  private LocalUrl() {}

  /**
   * Returns the URL of a server that listens on an address and port.
   *
   * @param scheme {@code http} or {@code https}
   */
  public static URI of(String scheme, String host, int port) {
    boolean isLocal = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::");
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create(scheme + "://" + (isLocal ? "localhost" : name) + ":" + port);
  }
}
