package dev.tailback.server.cli;

import dev.tailback.server.tls.TrustedServers;
import java.nio.file.Path;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that call a server: which certificates it may show. If the server's own
 * certificate is configured, as in its container, that one is trusted.
 */
final class TrustOptions {
  @Option(
      names = "--ca",
      paramLabel = "<file>",
      description =
          "Certificates to trust, of the server or of authorities that sign its certificate: a PEM"
              + " file (default: the server's own, if the same variables name it, else the"
              + " authorities that Java trusts).")
  private @Nullable Path authorities;

  @Option(names = TlsOptions.CERTIFICATE, paramLabel = "<file>", hidden = true)
  private @Nullable Path certificate;

  @Option(
      names = TlsOptions.SELF_SIGNED,
      arity = "0..1",
      fallbackValue = OptionValues.SelfSigned.ON,
      converter = OptionValues.SelfSigned.class,
      hidden = true)
  private @Nullable Path selfSigned;

  /** Returns {@code https} if the server's certificate is known, else {@code http}. */
  String scheme() {
    return authorities == null && certificate() == null ? "http" : "https";
  }

  /** Returns the file with the certificates that are trusted, if one is named. */
  @Nullable Path file() {
    return authorities == null ? certificate() : authorities;
  }

  private @Nullable Path certificate() {
    return certificate != null ? certificate : OptionValues.SelfSigned.fileOf(selfSigned);
  }

  /**
   * Returns which servers are trusted, or {@code null} for those that Java trusts.
   *
   * @throws dev.tailback.server.tls.TlsException if the file has no certificate
   */
  @Nullable SSLContext context() {
    if (authorities != null) {
      return TrustedServers.signedBy(authorities);
    }
    Path own = certificate();
    return own == null ? null : TrustedServers.showing(own);
  }

  /** Makes a connection trust these servers. */
  void apply(HttpsURLConnection connection) {
    SSLContext context = context();
    if (context == null) {
      return;
    }
    connection.setSSLSocketFactory(context.getSocketFactory());
    if (authorities == null) {
      // The certificate is known to be the server's own, whatever the host name.
      connection.setHostnameVerifier((host, session) -> true);
    }
  }
}
