package dev.tailback.server.cli;

import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.auth.AccessKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who may come in, and what they may do. */
final class AccessOptions {
  @Option(
      names = "--access-keys",
      paramLabel = "<file>",
      converter = OptionValues.AccessKeysFile.class,
      description =
          "File of access keys, lines of 'id secret account', by one of which each call has to be"
              + " signed (default: signatures are not checked).")
  private @Nullable AccessKeys accessKeys;

  @Option(
      names = "--enforce-policies",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "<true|false>",
      converter = OptionValues.Switch.class,
      description =
          "Let the queues' access policies decide who may call what (default: ${DEFAULT-VALUE}).")
  private boolean enforcesPolicies;

  boolean hasAccessKeys() {
    return accessKeys != null;
  }

  /** Applies the options to a builder. */
  TailbackBuilder apply(TailbackBuilder builder) {
    builder.enforcePolicies(enforcesPolicies);
    return accessKeys == null ? builder : builder.accessKeys(accessKeys);
  }
}
