package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import dev.tailback.server.tls.OpenSsl;
import dev.tailback.server.tls.Tls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line with TLS: the server's options, and how the other commands reach it. */
class TlsOptionsTest {
  @TempDir private Path directory;

  private final Commands commands = new Commands();
  private Path certificate;
  private Tailback tailback;

  @BeforeEach
  void start() {
    certificate = directory.resolve("tailback-cert.pem");
    tailback = Tailback.builder().tls(Tls.selfSigned(certificate, List.of())).start();
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private String port() {
    return String.valueOf(tailback.port());
  }

  @Test
  void theServersOwnVariablesAreEnoughForTheHealthCheck() {
    Map<String, String> variables =
        Map.of("TAILBACK_TLS_SELF_SIGNED", certificate.toString(), "TAILBACK_PORT", port());
    assertThat(commands.run(variables, "health")).isZero();
    assertThat(commands.out().strip())
        .isEqualTo("https://localhost:" + port() + "/health is ready");
  }

  @Test
  void theServersOwnCertificateIsTrustedByAnyName() {
    OpenSsl openssl = new OpenSsl(directory);
    openssl.run("genrsa -out key.pem 2048");
    Path elsewhere = openssl.certify("key.pem", "elsewhere.example");
    Tls tls = Tls.of(elsewhere, openssl.file("key.pem"));
    try (Tailback other = Tailback.builder().tls(tls).start()) {
      Map<String, String> variables =
          Map.of(
              "TAILBACK_TLS_CERT", elsewhere.toString(),
              "TAILBACK_URL", other.endpoint().toString(),
              "TAILBACK_PORT", String.valueOf(other.port()));
      assertThat(commands.run(variables, "health")).isZero();
      assertThat(commands.run(variables, "status")).isZero();
      assertThat(commands.run(variables, "status", "--ca", elsewhere.toString())).isEqualTo(2);
    }
  }

  @Test
  void theFileOfTheServerIsEnough() throws IOException {
    Path file = directory.resolve("tailback.yaml");
    Files.writeString(file, "port: " + port() + "\ntlsSelfSigned: " + certificate);
    assertThat(commands.run(Map.of("TAILBACK_CONFIG", file.toString()), "health")).isZero();
  }

  @Test
  void anAuthorityIsTrustedForItsNames() {
    String ca = certificate.toString();
    assertThat(commands.run(Map.of(), "health", "--port", port(), "--ca", ca)).isZero();
    assertThat(
            commands.run(
                Map.of("TAILBACK_CA", ca), "status", "--url", "https://localhost:" + port()))
        .isZero();
    assertThat(commands.run(Map.of(), "status", "--ca", ca, "--url", "https://127.0.0.2:" + port()))
        .isEqualTo(2);
  }

  @Test
  void anotherCertificateIsNotTrusted() {
    Path other = directory.resolve("other.pem");
    Tls.selfSigned(other, List.of());
    assertThat(
            commands.run(Map.of("TAILBACK_TLS_CERT", other.toString()), "health", "--port", port()))
        .isOne();
    assertThat(commands.err())
        .contains("The server shows another certificate than that of " + other);
    assertThat(commands.run(Map.of(), "status", "--url", "https://localhost:" + port()))
        .isEqualTo(2);
  }

  @Test
  void aCertificateThatCannotBeReadIsAComplaint() {
    assertThat(commands.run(Map.of(), "health", "--ca", "missing.pem")).isOne();
    assertThat(commands.run(Map.of(), "status", "--ca", "missing.pem")).isEqualTo(2);
    assertThat(commands.run(Map.of(), "workers", "--ca", "missing.pem", "--target", "a", "true"))
        .isEqualTo(2);
    assertThat(commands.err().lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith("missing.pem: can't be read: no such file"));
  }

  @Test
  void plainHttpIsRefusedByTheServer() {
    assertThat(commands.run(Map.of(), "health", "--port", port())).isOne();
    assertThat(commands.err()).contains("answers 400");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThat(commands.run(Map.of(), "--tls-cert", "a", "--tls-self-signed")).isEqualTo(2);
    assertThat(commands.run(Map.of(), "--tls-key", "a")).isEqualTo(2);
    assertThat(commands.run(Map.of("TAILBACK_TLS_CERT", "missing.pem"))).isEqualTo(2);
    assertThat(commands.run(Map.of(), "--tls-self-signed=")).isEqualTo(2);
    assertThat(commands.err().lines())
        .containsExactly(
            "tailback: --tls-cert and --tls-self-signed exclude each other: give only one of them",
            "tailback: --tls-key needs --tls-cert, the certificate of the key",
            "tailback: Invalid value for option '--tls-cert': missing.pem: can't be read: no such"
                + " file (from TAILBACK_TLS_CERT)",
            "tailback: Invalid value for option '--tls-self-signed': '' is not a file for"
                + " the certificate such as tailback-cert.pem, on or off");
  }

  @Test
  void selfSignedMayBeTurnedOnAndOff() {
    assertThat(options("--tls-self-signed").tls().certificate())
        .isEqualTo(Path.of("tailback-cert.pem"));
    assertThat(options("--tls-self-signed=on").tls().certificate())
        .isEqualTo(Path.of("tailback-cert.pem"));
    assertThat(options("--tls-self-signed=off").tls().isOn()).isFalse();
    assertThat(options().tls().isOn()).isFalse();
  }

  @Test
  void theGreetingSaysWhatToTrust() {
    ServerOptions options = options("--port=0", "--tls-self-signed=" + certificate);
    StringWriter greeting = new StringWriter();
    try (Tailback greeted = options.builder().start()) {
      new Greeting(greeted, options).print(null, new PrintWriter(greeting));
      String url = "https://localhost:" + greeted.port();
      assertThat(greeting.toString())
          .contains("AWS_ENDPOINT_URL_SQS=" + url)
          .contains("Console: " + url + "/")
          .contains("TLS: " + certificate + ", valid until 20")
          .containsPattern("SHA-256 fingerprint: ([0-9A-F]{2}:){31}[0-9A-F]{2}\n")
          .contains("AWS_CA_BUNDLE=" + certificate + " NODE_EXTRA_CA_CERTS=" + certificate)
          .contains("curl --cacert " + certificate + " " + url + "/health");
    }
  }

  private static ServerOptions options(String... args) {
    ServerOptions options = new ServerOptions();
    List<String> words = new ArrayList<>(List.of(args));
    new CommandLine(options, CommandLine.defaultFactory()).parseArgs(words.toArray(String[]::new));
    return options;
  }
}
