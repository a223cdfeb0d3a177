package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.compare.Comparison;
import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.lab.ServerLab;
import dev.tailback.server.localstack.InitScriptException;
import dev.tailback.server.tls.TlsException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: starts a server and prints how to use it. */
@Command(
    name = "tailback",
    description = "Amazon SQS on this machine, in memory.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      Health.class,
      Status.class,
      Workers.class,
      Copy.class,
      Export.class,
      LabCommand.class
    },
    sortOptions = false,
    footer = {
      "",
      "Each option can also be set by an environment variable: TAILBACK_PORT and so on.",
      "Precedence: command line, environment variables, configuration file, defaults."
    })
public final class Main implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final OptionDefaults defaults;
  private final LocalStackSettings localStack;

  private Main(Map<String, String> environment) {
    localStack = new LocalStackSettings(environment);
    defaults = new OptionDefaults(environment, options::config);
  }

  /**
   * Runs the server until the JVM is told to stop. Exits with 2 if it cannot be started as
   * configured.
   */
  public static void main(String[] args) {
    int exitCode = commandLine(System.getenv()).execute(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine(Map<String, String> environment) {
    Main main = new Main(environment);
    CommandLine commandLine =
        new CommandLine(main)
            .setExpandAtFiles(false)
            .setDefaultValueProvider(main.defaults)
            .setParameterExceptionHandler((e, args) -> complain(main.defaults.explain(e, args), e));
    Objects.requireNonNull(commandLine.getSubcommands().get(Workers.NAME))
        .setStopAtPositional(true);
    // The server's seed must not apply to the lab.
    Objects.requireNonNull(commandLine.getSubcommands().get(LabCommand.NAME))
        .getCommandSpec()
        .defaultValueProvider(argument -> null);
    return commandLine;
  }

  private static int complain(String message, ParameterException e) {
    ErrorOutput.print(e.getCommandLine(), message);
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() {
    Tailback tailback = start();
    options.secretFiles().map(SecretFile::warning).flatMap(Optional::stream).forEach(this::warn);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tailback), "tailback-stop"));
    warnIfOpen(tailback);
    new Greeting(tailback, options).print(defaults.file(), commandLine().getOut());
    GrownHeap.keep();
    return CommandLine.ExitCode.OK;
  }

  private void stop(Tailback tailback) {
    tailback.close();
    Comparison comparison = tailback.comparison();
    if (comparison != null) {
      PrintWriter out = commandLine().getOut();
      comparison.summary().forEach(out::println);
      out.flush();
    }
  }

  private void warnIfOpen(Tailback tailback) {
    if (!defaults.isOn(OpenWarning.SILENCE)) {
      OpenWarning.of(
              options.host(),
              tailback.ports(),
              options.access().hasAccessKeys(),
              options.access().hasAdminToken())
          .ifPresent(this::warn);
    }
  }

  private Tailback start() {
    try {
      return WithoutJmx.start(configured()::start);
    } catch (ConfigException | InitScriptException problem) {
      throw new ParameterException(commandLine(), String.valueOf(problem.getMessage()));
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnknownHostException) {
        String reason = OptionValues.isNot(options.host(), OptionValues.Host.WANTED);
        throw error("--host", "Invalid value for option '--host': " + reason);
      }
      if (e.getCause() instanceof SocketException cause) {
        throw cannotListen(e, cause);
      }
      throw e;
    }
  }

  /**
   * Returns a builder set up by the options and the configuration file, both of which may name
   * queues.
   */
  private TailbackBuilder configured() {
    Configuration configuration = defaults.configuration();
    configuration.warnings().forEach(this::warn);
    refuseMissingDirectories();
    LocalStackSettings.refuseScripts(
        LocalStackSettings.INIT_DIRECTORY, options.init().directories());
    localStack.warnings().forEach(this::warn);
    defaults.warnings(commandLine().getCommandSpec()).forEach(this::warn);
    return localStack
        .apply(builder())
        .logOutput(commandLine().getErr())
        .lab(ServerLab::new)
        .configuration(configuration)
        .upstream(upstream(configuration))
        .initScripts(options.init().scripts(commandLine().getOut()))
        .compare(options.upstream().compareFile())
        .queues(options.queues());
  }

  /**
   * Refuses missing directories that the command line names. Those that a container image names in
   * a variable need not be mounted.
   */
  private void refuseMissingDirectories() {
    if (commandLine().getParseResult().hasMatchedOption(InitOptions.SCRIPTS)) {
      options.init().notDirectory().ifPresent(this::refuseDirectory);
    }
  }

  private void refuseDirectory(Path path) {
    String reason = OptionValues.isNot(path.toString(), "a directory");
    throw error(InitOptions.SCRIPTS, "Invalid value for option '--init-scripts': " + reason);
  }

  private TailbackBuilder builder() {
    try {
      return options.builder();
    } catch (TlsException problem) {
      String option = options.tls().optionOf(problem.file());
      throw error(option, "Invalid value for option '" + option + "': " + problem.getMessage());
    } catch (IllegalArgumentException problem) {
      throw error(options.tls().option(), String.valueOf(problem.getMessage()));
    }
  }

  private @Nullable Upstream upstream(Configuration configuration) {
    boolean hasQueues = !options.queues().isEmpty() || !configuration.queues().isEmpty();
    try {
      options.upstreamContradiction(hasQueues).ifPresent(this::refuseUpstream);
      return options.upstream().upstream(options.home());
    } catch (TlsException | CredentialsException | IllegalArgumentException problem) {
      refuseUpstream(String.valueOf(problem.getMessage()));
      return null;
    }
  }

  private void refuseUpstream(String problem) {
    throw error(UpstreamOptions.UPSTREAM, problem);
  }

  private void warn(String warning) {
    ErrorOutput.print(commandLine(), warning);
  }

  private ParameterException cannotListen(RuntimeException e, SocketException cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), "");
    String problem = e.getMessage() + " of " + options.host() + ": ";
    return reason.contains("in use")
        ? error("--port", problem + "it is taken")
        : error("--host", problem + reason);
  }

  private ParameterException error(String option, String message) {
    CommandLine commandLine = commandLine();
    return new ParameterException(
        commandLine, message, commandLine.getCommandSpec().findOption(option), null);
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** Prints the version of this build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Tailback " + Tailback.version()};
    }
  }
}
