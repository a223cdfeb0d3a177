package dev.tailback.server.cli;

import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.wire.AddressBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for authentication and authorization. */
final class AccessOptions {
  private static final String KEYS = "--access-keys";
  private static final String TOKEN_FILE = "--admin-token-file";

  @Option(
      names = KEYS,
      paramLabel = "<file>",
      converter = OptionValues.AccessKeysFile.class,
      description =
          "File of access keys, lines of 'id secret account'. Each call has to be signed with one"
              + " of them (default: signatures are not checked).")
  private @Nullable FromFile<AccessKeys> accessKeys;

  @Option(
      names = TOKEN_FILE,
      paramLabel = "<file>",
      converter = OptionValues.AdminTokenFile.class,
      description =
          "File whose first line is the secret that the admin API, metrics and the console"
              + " require, of at least 16 characters (default: they are open).")
  private @Nullable FromFile<AdminToken> adminToken;

  @Option(
      names = "--trusted-proxies",
      split = ",",
      paramLabel = "<address>",
      converter = OptionValues.Proxy.class,
      description =
          "Proxies whose X-Forwarded-Proto, -Host and -Port are trusted: IP addresses or blocks"
              + " such as 10.0.0.0/8, comma-separated.")
  private List<AddressBlock> trustedProxies = new ArrayList<>();

  @Option(
      names = "--enforce-policies",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "<true|false>",
      converter = OptionValues.Switch.class,
      description = "Enforce the queues' access policies (default: ${DEFAULT-VALUE}).")
  private boolean enforcesPolicies;

  boolean hasAccessKeys() {
    return accessKeys != null;
  }

  boolean hasAdminToken() {
    return adminToken != null;
  }

  /** Returns the files that hold secrets. */
  Stream<SecretFile> secretFiles() {
    return Stream.concat(secretFile(KEYS, accessKeys), secretFile(TOKEN_FILE, adminToken));
  }

  private static Stream<SecretFile> secretFile(String option, @Nullable FromFile<?> read) {
    return read == null ? Stream.empty() : Stream.of(new SecretFile(option, read.file()));
  }

  /** Applies the options to a builder. */
  TailbackBuilder apply(TailbackBuilder builder) {
    builder
        .enforcePolicies(enforcesPolicies)
        .adminToken(adminToken == null ? null : adminToken.value())
        .trustedProxies(trustedProxies);
    return accessKeys == null ? builder : builder.accessKeys(accessKeys.value());
  }
}
