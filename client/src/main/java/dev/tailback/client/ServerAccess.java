package dev.tailback.client;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets in.
 *
 * @param trusted which servers with TLS are trusted, or {@code null} for those that Java trusts
 */
public record ServerAccess(@Nullable SSLContext trusted) {
  /** As it is by default: the servers that Java trusts. */
  public static final ServerAccess DEFAULT = new ServerAccess(null);
}
