package dev.tailback.server.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.X500;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/**
 * A certificate that the server signs itself, in a file, with its key in a file beside it.
 *
 * <p>Both are kept across restarts, so that clients have to be configured only once. They are
 * replaced when the certificate expires soon or lacks a name.
 */
final class SelfSigned {
  private static final X500Principal SUBJECT = new X500Principal("CN=Tailback (self-signed)");
  private static final Duration VALIDITY = Duration.ofDays(397);
  private static final Duration MIN_VALIDITY = Duration.ofDays(30);

  /** Covers clocks of clients that are slow. */
  private static final Duration BACKDATING = Duration.ofDays(1);

  private static final int SERIAL_BITS = 127;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private final Path certificate;
  private final Path key;
  private final Set<String> names;

  SelfSigned(Path certificate, Collection<String> names) {
    this.certificate = certificate;
    this.key = key(certificate);
    this.names = new TreeSet<>(names);
  }

  /** Returns the file of the key: {@code a-key.pem} for {@code a-cert.pem} and {@code a.pem}. */
  static Path key(Path certificate) {
    String name = certificate.getFileName().toString().replaceFirst("(-cert)?(\\.\\w+)?$", "");
    return certificate.resolveSibling(name + "-key.pem");
  }

  /**
   * Writes the files if they are missing or have to be replaced.
   *
   * @throws TlsException if they cannot be read or written, or are not ours
   */
  void keep() {
    if (Files.exists(certificate)) {
      X509Certificate found = CertificateAndKey.certificates(certificate).get(0);
      if (!found.getSubjectX500Principal().equals(SUBJECT)) {
        throw new TlsException(
            certificate,
            "is not a certificate that Tailback wrote, so it is not replaced: expected another"
                + " file name");
      }
      if (Files.exists(key)) {
        CertificateAndKey.read(certificate, key);
        if (isGood(found)) {
          return;
        }
      }
    } else if (Files.exists(key)) {
      throw new TlsException(
          key,
          "exists without a certificate that Tailback wrote, so it is not replaced: expected"
              + " another file name");
    }
    write(sign());
  }

  private boolean isGood(X509Certificate found) {
    return found.getNotAfter().toInstant().isAfter(Instant.now().plus(MIN_VALIDITY))
        && names(found).containsAll(names);
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      return found == null
          ? Set.of()
          : found.stream()
              .map(name -> plain(String.valueOf(name.get(1))))
              .collect(Collectors.toSet());
    } catch (CertificateException e) {
      return Set.of();
    }
  }

  /** Writes both files or, if the disk is full, none: half a pair would block the next start. */
  private void write(CertificateAndKey made) {
    String keyText = PemBlock.text("PRIVATE KEY", made.key().getEncoded());
    String certificateText = PemBlock.text("CERTIFICATE", encoded(made.certificate()));
    try (ReplacedFile newKey = new ReplacedFile(key, keyText, true);
        ReplacedFile newCertificate = new ReplacedFile(certificate, certificateText, false)) {
      // The key first, so that a reader of the new certificate finds its key.
      newKey.replace();
      newCertificate.replace();
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate that was just made can't be encoded", e);
    }
  }

  private CertificateAndKey sign() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ZonedDateTime from = ZonedDateTime.now(ZoneOffset.UTC).minus(BACKDATING).withNano(0);
      X509Certificate signed =
          new X509CertificateBuilder()
              .setSubjectDn(SUBJECT)
              .setIssuerDn(SUBJECT)
              .setSerialNumber(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0))
              .setNotValidBefore(from)
              .setNotValidAfter(from.plus(VALIDITY))
              .setPublicKey(pair.getPublic())
              .setSigningKey(pair.getPrivate())
              .setSignatureAlgorithmName("SHA256withECDSA")
              .addExtension(new KeyUsageExtension(KeyUsage.digitalSignature))
              .addExtension(new ExtendedKeyUsageExtension(false, List.of(X500.OID_KP_SERVER_AUTH)))
              .addExtension(new SubjectAlternativeNamesExtension(false, alternatives()))
              .build();
      return new CertificateAndKey(List.of(signed), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM can't make a certificate", e);
    }
  }

  private List<GeneralName> alternatives() {
    return names.stream().map(SelfSigned::alternative).toList();
  }

  private static GeneralName alternative(String name) {
    return ADDRESS.matcher(name).matches()
        ? new GeneralName.IPAddress(bytes(name))
        : new GeneralName.DNSName(name);
  }

  /** Returns a name in the form in which certificates are read: addresses in Java's form. */
  static String plain(String name) {
    try {
      return ADDRESS.matcher(name).matches() ? InetAddress.getByName(name).getHostAddress() : name;
    } catch (UnknownHostException notAnAddress) {
      return name;
    }
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + " is no address", e);
    }
  }
}
