package dev.tailback.server.cli;

import dev.tailback.server.tls.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The command-line options for TLS. */
final class TlsOptions {
  static final String SELF_SIGNED = "--tls-self-signed";
  static final String CERTIFICATE = "--tls-cert";

  private static final String KEY = "--tls-key";

  /** Addresses that mean all addresses of this machine. */
  private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::");

  @Option(
      names = CERTIFICATE,
      paramLabel = "<file>",
      description =
          "Speaks TLS with this certificate: a PEM file, the server's own first, then those that"
              + " lead to an authority.")
  private @Nullable Path certificate;

  @Option(
      names = KEY,
      paramLabel = "<file>",
      description = "The certificate's private key: a PEM file (default: that of --tls-cert).")
  private @Nullable Path key;

  @Option(
      names = SELF_SIGNED,
      arity = "0..1",
      fallbackValue = OptionValues.SelfSigned.ON,
      paramLabel = "<file>",
      converter = OptionValues.SelfSigned.class,
      description =
          "Speaks TLS with a certificate that it signs itself and keeps in this file, the key"
              + " beside it; on means tailback-cert.pem.")
  private @Nullable Path selfSigned;

  /** Returns whether the server speaks TLS. */
  boolean isOn() {
    return certificate() != null;
  }

  /** Returns the file of the server's certificate, or {@code null} if it speaks plain HTTP. */
  @Nullable Path certificate() {
    return certificate != null ? certificate : selfSigned();
  }

  private @Nullable Path selfSigned() {
    return OptionValues.SelfSigned.fileOf(selfSigned);
  }

  /** Returns the option that names the certificate. */
  String option() {
    return certificate != null ? CERTIFICATE : SELF_SIGNED;
  }

  /** Returns the option that names a file. */
  String optionOf(Path file) {
    return file.equals(key) ? KEY : option();
  }

  /** Returns the file of a key that Tailback did not create, with the option that names it. */
  Optional<SecretFile> keyFile() {
    Path file = key == null ? certificate : key;
    return Optional.ofNullable(file).map(known -> new SecretFile(optionOf(known), known));
  }

  /**
   * Reads the certificate.
   *
   * @param host the address that the server listens on
   * @param allowedHosts names by which browsers may call it
   * @return {@code null} if there is none
   * @throws IllegalArgumentException if the options contradict each other
   * @throws dev.tailback.server.tls.TlsException if a file cannot be used
   */
  @Nullable Tls tls(String host, Collection<String> allowedHosts) {
    if (certificate != null && selfSigned() != null) {
      throw new IllegalArgumentException(
          "--tls-cert and --tls-self-signed exclude each other: give only one of them");
    }
    if (certificate != null) {
      return Tls.of(certificate, Objects.requireNonNullElse(key, certificate));
    }
    if (key != null) {
      throw new IllegalArgumentException("--tls-key needs --tls-cert, the certificate of the key");
    }
    Path file = selfSigned();
    return file == null ? null : Tls.selfSigned(file, names(host, allowedHosts));
  }

  private static Set<String> names(String host, Collection<String> allowedHosts) {
    Set<String> names = new TreeSet<>(allowedHosts);
    if (!ALL_ADDRESSES.contains(host)) {
      names.add(host);
    }
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException nameless) {
      // The machine has no host name.
    }
    return names;
  }
}
