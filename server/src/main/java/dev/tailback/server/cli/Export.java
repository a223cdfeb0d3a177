package dev.tailback.server.cli;

import dev.tailback.client.AdminClient;
import dev.tailback.client.AdminClientException;
import dev.tailback.server.tls.TlsException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the state of a running server as a configuration file. */
@Command(
    name = "export",
    description = {
      "Writes the queues, alarms, scalable targets, throttles and faults of a running Tailback as"
          + " its configuration file. What the file can't express, such as messages, is a comment"
          + " in it.",
      "Exit code 0: the file was written, 2: it was not.",
      "If the server has an admin token, set it in the environment variable TAILBACK_TOKEN."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class Export implements Callable<Integer> {
  private static final int NOTHING = 2;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerAddress server = new ServerAddress();

  @Mixin private OutputFile out = new OutputFile();

  @Override
  public Integer call() {
    try {
      out.check();
      String file = new AdminClient(server.url(), server.access()).export();
      out.write(file, commandLine().getOut());
      return CommandLine.ExitCode.OK;
    } catch (AdminClientException | TlsException | IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("can't write the file: " + e);
    }
  }

  private int failed(String reason) {
    ErrorOutput.print(commandLine(), reason);
    return NOTHING;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
