package dev.tailback.server.cli;

import dev.tailback.client.ServerAccess;
import dev.tailback.client.workers.WorkerAgent;
import dev.tailback.client.workers.WorkerCommand;
import dev.tailback.client.workers.WorkerEnvironment;
import dev.tailback.client.workers.WorkerTarget;
import dev.tailback.server.tls.TlsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the number of worker processes that a server wants, until it is told to end. */
@Command(
    name = "workers",
    description = {
      "Runs a command in the number of processes that a scalable target of a running Tailback"
          + " wants.",
      "Each finds the server, credentials and its number (TAILBACK_WORKER) in its environment. If"
          + " the command contains {desired}, it runs once for each change instead, with that"
          + " number.",
      "SIGTERM or Ctrl-C lets them finish; a second one kills them.",
      "If the server has an admin token, set it in the environment variable TAILBACK_TOKEN."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class Workers implements Callable<Integer> {
  static final String NAME = "workers";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "<name:min-max>",
      converter = OptionValues.Target.class,
      description =
          "The target that decides: the name of an Auto Scaling group, or the last part of a"
              + " target's resource id; and the fewest and most processes, whatever the server"
              + " wants (default: 1-10).")
  private @Nullable WorkerTarget target;

  @Option(
      names = "--grace",
      defaultValue = "30s",
      paramLabel = "<duration>",
      converter = OptionValues.Grace.class,
      description =
          "How long a process may take to end after SIGTERM before it is killed (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration grace = Duration.ZERO;

  @Option(names = "--shell", description = "Runs the command in a shell.")
  private boolean isForShell;

  @Mixin private final ServerAddress server = new ServerAddress();

  @Option(
      names = "--account",
      defaultValue = "000000000000",
      converter = OptionValues.Account.class,
      description = "Account of the target and the workers (default: ${DEFAULT-VALUE}).")
  private String account = "";

  @Option(
      names = "--region",
      defaultValue = "us-east-1",
      converter = OptionValues.Region.class,
      description = "Region of the target and the workers (default: ${DEFAULT-VALUE}).")
  private String region = "";

  @Parameters(
      arity = "1..*",
      paramLabel = "<command>",
      description = "The program to run, and its arguments.")
  private List<String> command = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    WorkerAgent agent =
        new WorkerAgent(
            Objects.requireNonNull(target),
            command(),
            new WorkerEnvironment(server.url(), account, region, server.certificates()),
            access(),
            grace,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    AtomicBoolean isStopping = new AtomicBoolean();
    EndSignals.handle(() -> end(agent, isStopping));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithJvm(agent), "tailback-stop"));
    agent.run();
    return CommandLine.ExitCode.OK;
  }

  private ServerAccess access() {
    try {
      return server.access();
    } catch (TlsException | IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private WorkerCommand command() {
    try {
      return new WorkerCommand(command, isForShell);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /** Lets the workers finish when called for the first time, and kills them afterwards. */
  private static void end(WorkerAgent agent, AtomicBoolean isStopping) {
    if (isStopping.getAndSet(true)) {
      agent.kill();
    } else {
      agent.stop();
    }
  }

  /** Does nothing if the agent has ended before the JVM does. */
  private static void endWithJvm(WorkerAgent agent) {
    agent.stop();
    try {
      agent.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
