package dev.tailback.server;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from environment variables: {@code --port} from {@code TAILBACK_PORT} and so on. A
 * variable that is empty is none, and what takes no value, such as {@code --version}, has none.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    boolean takesValue = argument.arity().max() > 0;
    return takesValue && argument instanceof OptionSpec option ? value(option) : null;
  }

  /** The complaint, with the variable's name if the option was not on the command line. */
  String explain(ParameterException e, String[] args) {
    boolean isFromVariable =
        e.getArgSpec() instanceof OptionSpec option
            && value(option) != null
            && Stream.of(args).noneMatch(arg -> arg.startsWith(option.longestName()));
    String message = String.valueOf(e.getMessage());
    return isFromVariable
        ? message + " (from " + variable((OptionSpec) e.getArgSpec()) + ")"
        : message;
  }

  private @Nullable String value(OptionSpec option) {
    String value = environment.get(variable(option));
    return value == null || value.isEmpty() ? null : value;
  }

  private static String variable(OptionSpec option) {
    String name = option.longestName().substring(2).replace('-', '_');
    return "TAILBACK_" + name.toUpperCase(Locale.ROOT);
  }
}
