package dev.tailback.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate and key with which a server proves its identity.
 *
 * @param chain the server's certificate, and those that lead to an authority
 */
record CertificateAndKey(List<X509Certificate> chain, PrivateKey key) {
  private static final byte[] SAMPLE = {1, 2, 3};
  private static final char[] NO_PASSWORD = {};

  /**
   * Reads both. They may be in one file.
   *
   * @throws TlsException if they cannot be used, or do not belong together
   */
  static CertificateAndKey read(Path certificate, Path key) {
    List<X509Certificate> chain = certificates(certificate);
    if (!isChain(chain)) {
      throw new TlsException(
          certificate,
          "has certificates that do not form a chain: expected the server's own, then its"
              + " issuer's, and so on");
    }
    PrivateKey privateKey = PrivateKeys.read(key);
    if (!belongTogether(chain.get(0).getPublicKey(), privateKey)) {
      throw new TlsException(
          key, "is not the key of the first certificate in " + certificate + ": expected its own");
    }
    return new CertificateAndKey(chain, privateKey);
  }

  /**
   * Returns all certificates of a file, at least one.
   *
   * @throws TlsException if there is none, or one is malformed
   */
  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : PemBlock.read(file)) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(file, block.der()));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          file,
          "has no certificate: expected a block that begins with -----BEGIN CERTIFICATE-----");
    }
    return certificates;
  }

  private static X509Certificate certificate(Path file, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new TlsException(file, "has a malformed certificate: " + e.getMessage(), e);
    }
  }

  /** Returns whether each certificate is followed by its issuer's. */
  private static boolean isChain(List<X509Certificate> chain) {
    return Set.copyOf(chain).size() == chain.size()
        && IntStream.range(1, chain.size()).allMatch(i -> isIssuer(chain.get(i), chain.get(i - 1)));
  }

  private static boolean isIssuer(X509Certificate issuer, X509Certificate of) {
    return issuer.getSubjectX500Principal().equals(of.getIssuerX500Principal());
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
    try {
      Signature signature = Signature.getInstance(signatureWith(privateKey));
      signature.initSign(privateKey);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException otherAlgorithm) {
      return false;
    }
  }

  private static String signatureWith(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }

  /** Returns the server's certificate. */
  X509Certificate certificate() {
    return chain.get(0);
  }

  /** Returns a context for a server that shows the certificate. */
  SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The JVM has no TLS", e);
    }
  }
}
