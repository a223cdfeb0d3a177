package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Provides options that are not on the command line: {@code --port} comes from the environment
 * variable {@code TAILBACK_PORT}, else from the configuration file, and so on. Options without a
 * value, such as {@code --version}, have no variable.
 */
final class OptionDefaults implements IDefaultValueProvider {
  /** Names a file that is read if it exists and no other is given. Container images set it. */
  private static final String FALLBACK = "TAILBACK_CONFIG_FALLBACK";

  private final Variables variables;
  private final Supplier<@Nullable Path> givenFile;
  private @Nullable Configuration configuration;
  private @Nullable ConfigException problem;

  /**
   * @param givenFile the configuration file that the command line names
   */
  OptionDefaults(Map<String, String> environment, Supplier<@Nullable Path> givenFile) {
    this.variables = new Variables(environment);
    this.givenFile = givenFile;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return takesValue(argument) && argument instanceof OptionSpec option ? value(option) : null;
  }

  private static boolean takesValue(ArgSpec argument) {
    return argument.arity().max() > 0;
  }

  private @Nullable String value(OptionSpec option) {
    String variable = variableValue(option);
    Setting setting = variable == null ? setting(option) : null;
    return setting == null ? variable : setting.text();
  }

  private @Nullable String variableValue(OptionSpec option) {
    return variables.value(variable(option));
  }

  private static String variable(OptionSpec option) {
    return Variables.PREFIX + name(option).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Returns the first of an option's names; the others are aliases of it. */
  private static String name(OptionSpec option) {
    return option.names()[0].substring(2);
  }

  private @Nullable Setting setting(OptionSpec option) {
    return name(option).equals("config") ? null : read().options().get(name(option));
  }

  /**
   * Returns the contents of the configuration file, if there is one.
   *
   * @throws ConfigException if it is invalid
   */
  Configuration configuration() {
    Configuration read = read();
    if (problem != null) {
      throw problem;
    }
    return read;
  }

  /**
   * Reads the file once. An invalid one counts as empty here, and is reported by {@link
   * #configuration}.
   */
  private Configuration read() {
    if (configuration == null) {
      configuration = Configuration.NONE;
      try {
        Path file = file();
        configuration = file == null ? Configuration.NONE : Configuration.read(file);
      } catch (ConfigException e) {
        problem = e;
      }
    }
    return Objects.requireNonNull(configuration);
  }

  /**
   * Returns the configuration file: from the command line, else the variable, else the fallback if
   * it exists.
   */
  @Nullable Path file() {
    Path given = givenFile.get();
    if (given != null) {
      return given;
    }
    String variable = variables.value("TAILBACK_CONFIG");
    return variable == null ? fallback() : Path.of(variable);
  }

  private @Nullable Path fallback() {
    String variable = variables.value(FALLBACK);
    return variable == null || Files.notExists(Path.of(variable)) ? null : Path.of(variable);
  }

  /** Returns whether a variable is set, and not to {@code 0} or {@code false}. */
  boolean isOn(String variable) {
    String value = variables.value(variable);
    return value != null && !value.equals("0") && !value.equals("false");
  }

  /** Returns a warning for each unknown variable that may have been meant as an option. */
  List<String> warnings(CommandSpec command) {
    Set<String> known = new TreeSet<>(Set.of(FALLBACK, OpenWarning.SILENCE));
    Stream.concat(Stream.of(command), subcommands(command))
        .flatMap(each -> each.options().stream())
        .filter(OptionDefaults::takesValue)
        .forEach(option -> known.add(variable(option)));
    return variables.warnings(known);
  }

  private static Stream<CommandSpec> subcommands(CommandSpec command) {
    return command.subcommands().values().stream().map(CommandLine::getCommandSpec);
  }

  private static boolean isGiven(OptionSpec option, String[] args) {
    return givenName(option, args).isPresent();
  }

  private static Optional<String> givenName(OptionSpec option, String[] args) {
    return Stream.of(option.names())
        .filter(name -> Stream.of(args).anyMatch(arg -> arg.startsWith(name)))
        .findFirst();
  }

  /** Returns a message that calls an option by the alias that was given. */
  private static String withGivenName(String message, OptionSpec option, String[] args) {
    String given = givenName(option, args).orElse(option.names()[0]);
    return message.replace("'" + option.longestName() + "'", "'" + given + "'");
  }

  /** Returns the error message, with the origin of the value if it was not on the command line. */
  String explain(ParameterException e, String[] args) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return UnknownWord.explain(unmatched);
    }
    Optional<String> misspelled =
        e instanceof MissingParameterException missing
            ? UnknownWord.explain(missing, args)
            : Optional.empty();
    return misspelled.orElseGet(() -> explained(e, args));
  }

  private String explained(ParameterException e, String[] args) {
    return e.getArgSpec() instanceof OptionSpec option
        ? explain(withGivenName(String.valueOf(e.getMessage()), option, args), option, args)
        : String.valueOf(e.getMessage());
  }

  private String explain(String message, OptionSpec option, String[] args) {
    if (isGiven(option, args)) {
      return message;
    }
    if (variableValue(option) != null) {
      return message + " (from " + variable(option) + ")";
    }
    Setting setting = setting(option);
    return setting == null
        ? message
        : setting.place() + ": " + message.replaceFirst("^Invalid value for option [^:]*: ", "");
  }
}
