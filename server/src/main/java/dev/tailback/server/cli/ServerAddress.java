package dev.tailback.server.cli;

import static java.util.Objects.requireNonNull;

import dev.tailback.client.ServerAccess;
import dev.tailback.server.auth.AdminToken;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that call a server: where it is, and how to authenticate. */
final class ServerAddress {
  private static final String TOKEN = "--token";
  private static final String LOCAL = "://localhost:9324";

  @Option(
      names = {"--url", "--endpoint"},
      paramLabel = "<url>",
      converter = OptionValues.BaseUrl.class,
      description =
          "Where Tailback listens (default: http://localhost:9324, or https if a certificate is"
              + " given).")
  private @Nullable URI url;

  @Mixin private TrustOptions trust = new TrustOptions();

  /** The environment variable {@code TAILBACK_TOKEN}: anybody can read a command line. */
  @Option(names = TOKEN, hidden = true)
  private @Nullable String token;

  @Option(names = "--admin-token-file", paramLabel = "<file>", hidden = true)
  private @Nullable Path tokenFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  URI url() {
    return url == null ? URI.create(trust.scheme() + LOCAL) : url;
  }

  /** Returns the file with the certificates that are trusted, if one is named. */
  @Nullable Path certificates() {
    return trust.file();
  }

  /**
   * Returns the credentials.
   *
   * @throws dev.tailback.server.tls.TlsException if a file has no certificate
   * @throws IllegalArgumentException if a file has no token, or the command line has one
   */
  ServerAccess access() {
    return new ServerAccess(token(), trust.context());
  }

  private @Nullable String token() {
    if (requireNonNull(command).commandLine().getParseResult().hasMatchedOption(TOKEN)) {
      throw new IllegalArgumentException(
          "--token: anybody on this machine can read a command line: set TAILBACK_TOKEN instead");
    }
    if (token != null) {
      return token.strip();
    }
    return tokenFile == null ? null : AdminToken.textOf(tokenFile);
  }
}
