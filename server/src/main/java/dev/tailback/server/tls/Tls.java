package dev.tailback.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key in PEM files, with which a server speaks TLS.
 *
 * <ul>
 *   <li>When the files change, new connections get the new certificate. They are looked at once a
 *       second at most, when a client connects.
 *   <li>Files that cannot be used, or are missing, leave the certificate as it was. A line of the
 *       log says why, once for each change.
 *   <li>Any thread may use it.
 * </ul>
 */
public final class Tls {
  private static final System.Logger LOG = System.getLogger(Tls.class.getName());
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Names by which this machine is called, for a certificate that is signed by itself. */
  private static final List<String> LOCAL_NAMES =
      List.of("localhost", "*.localhost", "127.0.0.1", "::1");

  private record Stamp(@Nullable Object certificate, @Nullable Object key) {}

  private record Loaded(CertificateAndKey identity, SSLContext context) {
    Loaded(CertificateAndKey identity) {
      this(identity, identity.context());
    }
  }

  private final Path certificate;
  private final Path key;
  private final AtomicLong nextLookNanos;
  private volatile Loaded loaded;
  private volatile Stamp stamp;

  private Tls(Path certificate, Path key, CertificateAndKey identity, Stamp stamp) {
    this.certificate = certificate;
    this.key = key;
    this.stamp = stamp;
    loaded = new Loaded(identity);
    nextLookNanos = new AtomicLong(System.nanoTime() + PAUSE_NANOS);
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
    Stamp stamp = stamp(certificate, key);
    return new Tls(certificate, key, CertificateAndKey.read(certificate, key), stamp);
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
    CertificateAndKey identity = new SelfSigned(certificate, names).keep();
    Path key = SelfSigned.key(certificate);
    return new Tls(certificate, key, identity, stamp(certificate, key));
  }

  /** Returns the file of the certificate. */
  public Path file() {
    return certificate;
  }

  /** Returns the server's certificate as it was last read. */
  public X509Certificate certificate() {
    return loaded.identity().certificate();
  }

  /** Returns the context for a new connection, after looking for changes if it is time to. */
  public SSLContext context() {
    long now = System.nanoTime();
    long next = nextLookNanos.get();
    if (now - next >= 0 && nextLookNanos.compareAndSet(next, now + PAUSE_NANOS)) {
      look();
    }
    return loaded.context();
  }

  /** Reads the files again if they have changed. */
  private void look() {
    Stamp now = stamp(certificate, key);
    if (now.equals(stamp)) {
      return;
    }
    stamp = now;
    try {
      loaded = new Loaded(CertificateAndKey.read(certificate, key));
      LOG.log(System.Logger.Level.INFO, "{0} has been read again.", certificate);
    } catch (RuntimeException | StackOverflowError e) { // whatever somebody wrote into them
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}. The certificate from before stays in use.",
          e.getMessage());
    }
  }

  private static Stamp stamp(Path certificate, Path key) {
    return new Stamp(stamp(certificate), stamp(key));
  }

  /** Returns what tells one state of a file from another; {@code null} if it is missing. */
  private static @Nullable Object stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(
          attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    } catch (IOException missing) {
      return null;
    }
  }
}
