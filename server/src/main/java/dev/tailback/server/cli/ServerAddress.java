package dev.tailback.server.cli;

import dev.tailback.client.ServerAccess;
import dev.tailback.server.auth.AdminToken;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that ask a server: where it is, and how they get in. */
final class ServerAddress {
  private static final String LOCAL = "://localhost:9324";

  @Option(
      names = "--url",
      paramLabel = "<url>",
      converter = OptionValues.BaseUrl.class,
      description =
          "Where Tailback listens (default: http://localhost:9324, or https if a certificate is"
              + " named).")
  private @Nullable URI url;

  @Mixin private TrustOptions trust = new TrustOptions();

  /** Comes from the environment: the command line of a process can be read by others. */
  @Option(names = "--token", hidden = true)
  private @Nullable String token;

  @Option(names = "--admin-token-file", paramLabel = "<file>", hidden = true)
  private @Nullable Path tokenFile;

  URI url() {
    return url == null ? URI.create(trust.scheme() + LOCAL) : url;
  }

  /** Returns the file with the certificates that are trusted, if one is named. */
  @Nullable Path certificates() {
    return trust.file();
  }

  /**
   * Returns how to get in.
   *
   * @throws dev.tailback.server.tls.TlsException if a file has no certificate
   * @throws IllegalArgumentException if a file has no token
   */
  ServerAccess access() {
    return new ServerAccess(token(), trust.context());
  }

  private @Nullable String token() {
    if (token != null) {
      return token.strip();
    }
    return tokenFile == null ? null : AdminToken.textOf(tokenFile);
  }
}
