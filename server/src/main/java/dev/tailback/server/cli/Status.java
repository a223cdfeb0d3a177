package dev.tailback.server.cli;

import dev.tailback.client.AdminClient;
import dev.tailback.client.AdminClientException;
import dev.tailback.client.Overview;
import dev.tailback.client.QueueDiagnosis;
import dev.tailback.server.tls.TlsException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a server which queues are in trouble, and prints a line for each. */
@Command(
    name = "status",
    description = {
      "Shows which queues of a running Tailback are in trouble, why, and since when.",
      "Exit code 0: none, 1: some, 2: the server cannot be reached.",
      "If the server has an admin token, set it in the environment variable TAILBACK_TOKEN."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class Status implements Callable<Integer> {
  private static final int SOME_IN_TROUBLE = 1;
  private static final int UNREACHABLE = 2;
  private static final long PAUSE_MILLIS = 1_000;
  private static final String CLEAR_SCREEN = "\033[H\033[2J\033[3J";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerAddress server = new ServerAddress();

  @Option(names = "--watch", description = "Refreshes every second, until you press Ctrl-C.")
  private boolean isWatching;

  @Option(names = "--all", description = "Shows all queues, including those without trouble.")
  private boolean isForAll;

  @Override
  public Integer call() throws InterruptedException {
    StatusText text = new StatusText(isForAll, Ansi.AUTO.enabled());
    try {
      AdminClient client = new AdminClient(server.url(), server.access());
      Overview overview = client.diagnosis();
      if (isWatching) {
        watch(client, text, overview);
      }
      print(text.of(overview));
      return overview.queues().stream().anyMatch(QueueDiagnosis::isInTrouble)
          ? SOME_IN_TROUBLE
          : CommandLine.ExitCode.OK;
    } catch (AdminClientException | TlsException | IllegalArgumentException e) {
      ErrorOutput.print(commandLine(), String.valueOf(e.getMessage()));
      return UNREACHABLE;
    }
  }

  /** Shows the status repeatedly. A server that is gone may come back. */
  private void watch(AdminClient client, StatusText text, Overview first)
      throws InterruptedException {
    String frame = text.frame(first);
    while (true) {
      print((Ansi.AUTO.enabled() ? CLEAR_SCREEN : "") + frame + System.lineSeparator());
      Thread.sleep(PAUSE_MILLIS);
      try {
        frame = text.frame(client.diagnosis());
      } catch (AdminClientException e) {
        frame = e.getMessage() + System.lineSeparator();
      }
    }
  }

  private void print(String lines) {
    PrintWriter out = commandLine().getOut();
    out.print(lines);
    out.flush();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
