package dev.tailback.server.cli;

import dev.tailback.server.tls.Tls;
import dev.tailback.server.wire.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Prints which certificate the server shows, and how clients can trust a self-signed one. */
final class TlsGreeting {
  private final Tls tls;
  private final String option;
  private final URI endpoint;

  /**
   * @param option the option that turned TLS on
   */
  TlsGreeting(Tls tls, String option, URI endpoint) {
    this.tls = tls;
    this.option = option;
    this.endpoint = endpoint;
  }

  List<String> lines() {
    X509Certificate certificate = tls.certificate();
    List<String> lines = new ArrayList<>();
    lines.add("TLS: " + tls.file() + ", valid until " + day(certificate));
    if (option.equals(TlsOptions.SELF_SIGNED)) {
      Path file = tls.file().toAbsolutePath();
      lines.add("  SHA-256 fingerprint: " + fingerprint(certificate));
      lines.add("Make clients trust that certificate, for example:");
      lines.add("  export AWS_CA_BUNDLE=" + file + " NODE_EXTRA_CA_CERTS=" + file);
      lines.add("  curl --cacert " + file + " " + endpoint + "/health");
    }
    return lines;
  }

  private static LocalDate day(X509Certificate certificate) {
    return LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = Sha256.of(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate has no fingerprint", e);
    }
  }
}
