package dev.tailback.server;

import java.io.PrintWriter;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: starts an emulator, and says how to use it. */
@Command(
    name = "tailback",
    description = "Amazon SQS on this machine, in memory.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Each option can be given as an environment variable too: TAILBACK_PORT and so on.",
      "An option on the command line goes before its variable."
    })
public final class Main implements Callable<Integer> {
  private static final Pattern HOST = Pattern.compile("[^\\s\\[\\]]+");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int HIGHEST_PORT = 65_535;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "9324",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--account",
      defaultValue = "000000000000",
      description =
          "Account of callers whose access key id is not twelve digits (default: ${DEFAULT-VALUE}).")
  private String account = "";

  @Option(
      names = "--region",
      defaultValue = "us-east-1",
      description = "Region of callers who do not name one (default: ${DEFAULT-VALUE}).")
  private String region = "";

  /** Runs the emulator until the JVM is told to stop; exits with 2 if it can't be started so. */
  public static void main(String[] args) {
    int exitCode = commandLine(System.getenv()).execute(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine(Map<String, String> environment) {
    EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
    return new CommandLine(new Main())
        .setDefaultValueProvider(defaults)
        .setParameterExceptionHandler((e, args) -> complain(defaults.explain(e, args), e));
  }

  private static int complain(String message, ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("tailback: " + message);
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() {
    check();
    Tailback tailback = start();
    Runtime.getRuntime().addShutdownHook(new Thread(tailback::close, "tailback-stop"));
    greet(tailback);
    return CommandLine.ExitCode.OK;
  }

  private void check() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw invalid("--port", port, "a number from 0 to " + HIGHEST_PORT);
    }
    if (!HOST.matcher(host).matches()) {
      throw noHost();
    }
    if (!ACCOUNT.matcher(account).matches()) {
      throw invalid("--account", account, "twelve digits");
    }
    if (!REGION.matcher(region).matches()) {
      throw invalid("--region", region, "a region such as us-east-1");
    }
  }

  private Tailback start() {
    try {
      return Tailback.builder().host(host).port(port).account(account).region(region).start();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw noHost();
      }
      if (e.getCause() instanceof BindException cause) {
        throw cannotBind(cause);
      }
      throw e;
    }
  }

  private ParameterException noHost() {
    return invalid("--host", host, "an address of this machine");
  }

  private ParameterException cannotBind(BindException cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), "");
    return reason.contains("in use")
        ? error("--port", "Port " + port + " is taken on " + host)
        : error("--host", "Can't listen on " + host + ":" + port + ": " + reason);
  }

  private ParameterException invalid(String option, Object value, String wanted) {
    return error(
        option, "Invalid value for option '" + option + "': '" + value + "' is not " + wanted);
  }

  private ParameterException error(String option, String message) {
    CommandSpec command = Objects.requireNonNull(spec);
    return new ParameterException(command.commandLine(), message, command.findOption(option), null);
  }

  private void greet(Tailback tailback) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    String endpoint = tailback.endpoint().toString();
    out.println("Tailback " + Version.text() + " is Amazon SQS at " + endpoint);
    out.println("Point an AWS SDK at it; every credential is accepted:");
    out.println("  export AWS_ENDPOINT_URL_SQS=" + endpoint);
    out.println("  export AWS_REGION=" + region + " AWS_DEFAULT_REGION=" + region);
    out.println("  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    out.println(
        "The AWS CLI wants it said each time: aws --endpoint-url " + endpoint + " sqs list-queues");
    out.println("Ready.");
    out.flush();
  }

  /** Tells which build this is. */
  static final class Version implements CommandLine.IVersionProvider {
    static String text() {
      return Objects.requireNonNullElse(
          Main.class.getPackage().getImplementationVersion(), "(not from a jar)");
    }

    @Override
    public String[] getVersion() {
      return new String[] {"Tailback " + text()};
    }
  }
}
