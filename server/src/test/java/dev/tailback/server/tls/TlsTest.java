package dev.tailback.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  @TempDir private Path directory;
  private OpenSsl openssl;

  @BeforeEach
  void start() {
    openssl = new OpenSsl(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out key.pem",
        "genpkey -algorithm ED25519 -out key.pem",
        "genrsa -traditional -out key.pem 2048",
        "ecparam -name prime256v1 -genkey -out key.pem",
        "ecparam -name secp521r1 -genkey -noout -out key.pem"
      })
  void keysOfEachFormAreRead(String command) {
    openssl.run(command);
    Path certificate = openssl.certify("key.pem");
    Tls tls = Tls.of(certificate, openssl.file("key.pem"));
    assertThat(tls.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
    assertThat(tls.context()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey -algorithm RSA -aes128 -pass pass:secret -out key.pem",
        "genrsa -traditional -aes128 -passout pass:secret -out key.pem 2048"
      })
  void anEncryptedKeyIsRefused(String command) {
    openssl.run("genrsa -out plain.pem 2048");
    Path certificate = openssl.certify("plain.pem");
    openssl.run(command);
    assertThatThrownBy(() -> Tls.of(certificate, openssl.file("key.pem")))
        .isInstanceOf(TlsException.class)
        .hasMessage(
            openssl.file("key.pem")
                + ": is encrypted: expected a key without a passphrase, as written by openssl pkey"
                + " -in key.pem -out plain.pem");
  }

  @ParameterizedTest
  @CsvSource({"genrsa -out other.pem 2048", "genpkey -algorithm ED25519 -out other.pem"})
  void aKeyThatIsNotTheCertificatesIsRefused(String other) {
    openssl.run("genrsa -out key.pem 2048");
    Path certificate = openssl.certify("key.pem");
    openssl.run(other);
    assertThatThrownBy(() -> Tls.of(certificate, openssl.file("other.pem")))
        .hasMessage(
            openssl.file("other.pem")
                + ": is not the key of the first certificate in "
                + certificate
                + ": expected its own");
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused() {
    openssl.run("genrsa -out key.pem 2048");
    Path certificate = openssl.certify("key.pem");
    openssl.run("genpkey -algorithm X25519 -out other.pem");
    assertThatThrownBy(() -> Tls.of(certificate, openssl.file("other.pem")))
        .hasMessageEndingWith(
            "other.pem: has a PRIVATE KEY that can't be used: expected RSA, EC or Ed25519");
  }

  @Test
  void bothMayBeInOneFile() throws IOException {
    openssl.run("genrsa -out key.pem 2048");
    Path certificate = openssl.certify("key.pem");
    Path both = openssl.file("both.pem");
    Files.writeString(
        both, Files.readString(openssl.file("key.pem")) + Files.readString(certificate));
    assertThat(Tls.of(both, both).file()).isEqualTo(both);
  }

  @Test
  void errorsInAFileAreReported() throws IOException {
    openssl.run("genrsa -out key.pem 2048");
    Path key = openssl.file("key.pem");
    Path certificate = openssl.certify("key.pem");
    Path broken = Files.writeString(openssl.file("broken.pem"), "nothing");
    Path missing = openssl.file("missing.pem");
    Path half =
        Files.writeString(
            openssl.file("half.pem"),
            "-----BEGIN CERTIFICATE-----\n**\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> Tls.of(missing, key))
        .hasMessage(missing + ": can't be read: no such file");
    assertThatThrownBy(() -> Tls.of(broken, key))
        .hasMessage(
            broken
                + ": has no certificate: expected a block that begins with"
                + " -----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> Tls.of(half, key))
        .hasMessage(half + ": is malformed: expected Base64 between BEGIN and END");
    assertThatThrownBy(() -> Tls.of(certificate, broken))
        .hasMessage(
            broken
                + ": has no private key: expected a block that begins with"
                + " -----BEGIN PRIVATE KEY-----");
  }

  @Test
  void changedFilesAreReadAgainAndBrokenOnesAreNot() throws IOException {
    Path certificate = openssl.file("a-cert.pem");
    Path key = openssl.file("a-key.pem");
    Tls tls = Tls.selfSigned(certificate, List.of());
    SSLContext first = tls.context();
    X509Certificate firstCertificate = tls.certificate();

    Files.writeString(certificate, "broken");
    await().pollDelay(java.time.Duration.ofMillis(1200)).until(() -> tls.context() == first);
    assertThat(tls.certificate()).isEqualTo(firstCertificate);

    Files.delete(certificate);
    Files.delete(key);
    await().pollDelay(java.time.Duration.ofMillis(1200)).until(() -> tls.context() == first);

    Tls.selfSigned(certificate, List.of());
    await().until(() -> tls.context() != first);
    assertThat(tls.certificate()).isNotEqualTo(firstCertificate);
  }

  @Test
  void aSecondChangeAtTheSameMomentIsNotMissed() throws IOException {
    Path both = openssl.file("both.pem");
    String first = certificateAndKey("first");
    String second = certificateAndKey("second");
    FileTime moment = FileTime.from(Instant.now().plusMillis(500));
    int length = Math.max(first.length(), second.length());
    write(both, first, length, moment);
    Tls tls = Tls.of(both, both);
    X509Certificate before = tls.certificate();
    write(both, second, length, moment);
    await().until(() -> !tls.certificate().equals(before));
  }

  private String certificateAndKey(String name) throws IOException {
    Path certificate = openssl.file(name + "-cert.pem");
    Tls.selfSigned(certificate, List.of());
    return Files.readString(certificate) + Files.readString(openssl.file(name + "-key.pem"));
  }

  private static void write(Path file, String text, int length, FileTime moment)
      throws IOException {
    Files.writeString(file, text + "\n".repeat(length - text.length()));
    Files.setLastModifiedTime(file, moment);
  }

  @Test
  void certificatesThatDoNotBelongTogetherAreRefused() throws IOException {
    openssl.run("genrsa -out key.pem 2048");
    Path other = openssl.certify("key.pem");
    Path both = openssl.file("both.pem");
    Files.writeString(both, certificateAndKey("first") + Files.readString(other));
    assertThatThrownBy(() -> Tls.of(both, both))
        .hasMessage(
            both
                + ": has certificates that do not form a chain: expected the server's own, then"
                + " its issuer's, and so on");
  }

  @Test
  void theKeyOfSomebodyElseIsNotReplaced() throws Exception {
    Path key = Files.writeString(directory.resolve("site-key.pem"), "somebody's key");
    assertThatThrownBy(() -> Tls.selfSigned(directory.resolve("site.pem"), List.of()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("site-key.pem")
        .hasMessageContaining("not replaced");
    assertThat(key).hasContent("somebody's key");
  }

  @Test
  void aSelfSignedCertificateIsKeptAndItsKeyIsSecret() throws Exception {
    Path file = openssl.file("tailback-cert.pem");
    X509Certificate first = Tls.selfSigned(file, List.of("tailback")).certificate();
    assertThat(Tls.selfSigned(file, List.of("tailback")).certificate()).isEqualTo(first);
    assertThat(Tls.selfSigned(file, List.of()).certificate()).isEqualTo(first);
    assertThat(first.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder(
            "localhost", "*.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "tailback");
    assertThat(Files.getPosixFilePermissions(openssl.file("tailback-key.pem")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aSelfSignedCertificateThatLacksANameIsReplaced() {
    Path file = openssl.file("tailback-cert.pem");
    X509Certificate first = Tls.selfSigned(file, List.of()).certificate();
    assertThat(Tls.selfSigned(file, List.of("10.1.2.3")).certificate()).isNotEqualTo(first);
  }

  @Test
  void aSelfSignedCertificateWithoutItsKeyIsReplaced() throws IOException {
    Path file = openssl.file("cert.pem");
    X509Certificate first = Tls.selfSigned(file, List.of()).certificate();
    Files.delete(openssl.file("cert-key.pem"));
    assertThat(Tls.selfSigned(file, List.of()).certificate()).isNotEqualTo(first);
  }

  @Test
  void anotherCertificateIsNotReplaced() {
    openssl.run("genrsa -out key.pem 2048");
    Path certificate = openssl.certify("key.pem");
    assertThatThrownBy(() -> Tls.selfSigned(certificate, List.of()))
        .hasMessage(
            certificate
                + ": is not a certificate that Tailback wrote, so it is not replaced: expected"
                + " another file name");
  }

  @Test
  void aCertificateThatCannotBeWrittenIsAComplaint() {
    Path file = openssl.file("missing/cert.pem");
    assertThatThrownBy(() -> Tls.selfSigned(file, List.of()))
        .hasMessage(openssl.file("missing/cert-key.pem") + ": can't be written: no such file");
  }

  /** As on a full disk: the first part can be written, the rest can't. */
  @Test
  void aPairOfWhichHalfCannotBeWrittenIsNotWritten() throws IOException {
    Path file = Files.createDirectories(openssl.file("a.pem/in-the-way")).getParent();
    assertThatThrownBy(() -> new SelfSigned(file, Set.of("localhost")).keep())
        .isInstanceOf(TlsException.class);
    assertThat(openssl.file("a-key.pem")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "tailback-cert.pem, tailback-key.pem",
    "tls/a.pem, tls/a-key.pem",
    "a.crt, a-key.pem",
    "plain, plain-key.pem"
  })
  void theKeyIsBesideTheCertificate(String certificate, String key) {
    assertThat(SelfSigned.key(Path.of(certificate))).isEqualTo(Path.of(key));
  }
}
