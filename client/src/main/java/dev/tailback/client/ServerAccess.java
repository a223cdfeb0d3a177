package dev.tailback.client;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a client, and the servers it trusts.
 *
 * @param token the server's admin token, or {@code null} if it has none
 * @param trusted which servers with TLS are trusted, or {@code null} for those that Java trusts
 */
public record ServerAccess(@Nullable String token, @Nullable SSLContext trusted) {
  /** The environment variable with the admin token. */
  public static final String TOKEN_VARIABLE = "TAILBACK_TOKEN";

  /**
   * Returns the default access: the token of the environment variable {@code TAILBACK_TOKEN}, if it
   * is set, and the servers that Java trusts.
   */
  public static ServerAccess ofEnvironment() {
    String token = System.getenv(TOKEN_VARIABLE);
    return new ServerAccess(token == null || token.isBlank() ? null : token.strip(), null);
  }

  /** Leaves out the token, so that no log has it. */
  @Override
  public String toString() {
    return "ServerAccess[" + (token == null ? "without" : "with") + " token]";
  }
}
