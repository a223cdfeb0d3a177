package dev.tailback.server.tls;

import dev.tailback.server.files.FollowedFiles;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key in PEM files, with which a server speaks TLS.
 *
 * <ul>
 *   <li>When the files change, new connections get the new certificate. They are checked at most
 *       once per second, when a client connects.
 *   <li>Files that cannot be used, or are missing, leave the certificate unchanged. The log says
 *       why, once for each reason.
 *   <li>Thread-safe.
 * </ul>
 */
public final class Tls {
  /** Names by which this machine is called, for a certificate that is signed by itself. */
  private static final List<String> LOCAL_NAMES =
      List.of("localhost", "*.localhost", "127.0.0.1", "::1");

  /** Equal if their certificates and keys are. */
  private record Loaded(CertificateAndKey identity, SSLContext context) {
    static Loaded from(Path certificate, Path key) {
      CertificateAndKey identity = CertificateAndKey.read(certificate, key);
      return new Loaded(identity, identity.context());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Loaded loaded && identity.equals(loaded.identity);
    }

    @Override
    public int hashCode() {
      return identity.hashCode();
    }
  }

  private final Path certificate;
  private final FollowedFiles<Loaded> loaded;

  private Tls(Path certificate, Path key) {
    this.certificate = certificate;
    loaded =
        new FollowedFiles<>(
            List.of(certificate, key),
            "The certificate stays as it was",
            () -> Loaded.from(certificate, key));
  }

  /**
   * Reads a certificate and its key.
   *
   * @param certificate a PEM file with the server's certificate, followed by those that lead to an
   *     authority, if any
   * @param key a PEM file with the private key, not encrypted; it may be the same file
   * @throws TlsException if they cannot be used, or do not belong together
   */
  public static Tls of(Path certificate, Path key) {
    return new Tls(certificate, key);
  }

  /**
   * Keeps a certificate that the server signs itself, for the names of this machine. It is written
   * to a file, and its key beside it; both are used again at the next start, unless the certificate
   * expires within 30 days or lacks a name.
   *
   * @param certificate the file for the certificate, such as {@code tailback-cert.pem}, whose key
   *     is in {@code tailback-key.pem}
   * @param moreNames names and addresses besides {@code localhost}, {@code *.localhost}, {@code
   *     127.0.0.1} and {@code ::1}
   * @throws TlsException if the files cannot be read or written, or hold another certificate
   */
  public static Tls selfSigned(Path certificate, Collection<String> moreNames) {
    Set<String> names = new LinkedHashSet<>();
    LOCAL_NAMES.forEach(name -> names.add(SelfSigned.plain(name)));
    moreNames.forEach(name -> names.add(SelfSigned.plain(name)));
    new SelfSigned(certificate, names).keep();
    return new Tls(certificate, SelfSigned.key(certificate));
  }

  /** Returns the file of the certificate. */
  public Path file() {
    return certificate;
  }

  /** Returns the server's certificate, after a check for changes if one is due. */
  public X509Certificate certificate() {
    return loaded.get().identity().certificate();
  }

  /** Returns the context for a new connection, after a check for changes if one is due. */
  public SSLContext context() {
    return loaded.get().context();
  }
}
