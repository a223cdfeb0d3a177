package dev.tailback.server.cli;

import dev.tailback.server.TailbackBuilder;
import picocli.CommandLine.Option;

/** The options that say who may call what. */
final class AccessOptions {
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

  TailbackBuilder apply(TailbackBuilder builder) {
    return builder.enforcePolicies(enforcesPolicies);
  }
}
