package dev.tailback.server.cli;

import dev.tailback.client.AdminClient;
import dev.tailback.client.AdminClientException;
import dev.tailback.client.ServerAccess;
import dev.tailback.client.TailbackClient;
import dev.tailback.client.TailbackException;
import dev.tailback.config.Configuration;
import dev.tailback.config.QueueDefinition;
import dev.tailback.lab.capture.ScenarioText;
import dev.tailback.server.tls.TlsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches a queue of a running server, and writes its traffic as a scenario. */
@Command(
    name = "capture",
    description = {
      "Watches a queue of a running Tailback for a while, and writes a scenario with the arrivals,"
          + " message sizes, groups, workers, batches and processing times that it saw.",
      "Exit code 0: the scenario was written, 2: it was not.",
      "If the server has an admin token, set it in the environment variable TAILBACK_TOKEN."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class LabCapture implements Callable<Integer> {
  private static final int NOTHING = 2;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerAddress server = new ServerAddress();

  @Option(
      names = "--queue",
      required = true,
      paramLabel = "<name>",
      converter = OptionValues.QueueName.class,
      description = "The queue to watch.")
  private String queue = "";

  @Option(
      names = "--for",
      defaultValue = "60s",
      paramLabel = "<duration>",
      converter = OptionValues.Wait.class,
      description = "How long to watch, by the server's clock (default: 60s).")
  private Duration watched = Duration.ofSeconds(60);

  @Mixin private OutputFile out = new OutputFile();

  @Override
  public Integer call() {
    try {
      out.check();
      ServerAccess access = server.access();
      List<QueueDefinition> queues = queues(new AdminClient(server.url(), access));
      QueueWatch watch = new QueueWatch(TailbackClient.of(server.url(), access), queue);
      out.write(
          ScenarioText.of(watch.traffic(watched, this::sayThatItWatches), queues),
          commandLine().getOut());
      return CommandLine.ExitCode.OK;
    } catch (AdminClientException | TailbackException | TlsException | IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("can't write the file: " + e);
    }
  }

  /** Returns the queue and its dead-letter queue, as the server has them. */
  private List<QueueDefinition> queues(AdminClient client) throws AdminClientException {
    List<QueueDefinition> all = Configuration.of("the server", client.export()).queues();
    QueueDefinition found = named(all, queue);
    QueueDefinition.DeadLetterQueue deadLetters = found.deadLetterQueue();
    return deadLetters == null
        ? List.of(found)
        : List.of(found, named(all, deadLetters.name().text()));
  }

  private static QueueDefinition named(List<QueueDefinition> all, String name) {
    return all.stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the server has no queue " + name));
  }

  private void sayThatItWatches() {
    ErrorOutput.print(commandLine(), "watching " + queue + " for " + watched.toSeconds() + " s");
  }

  private int failed(String reason) {
    ErrorOutput.print(commandLine(), reason);
    return NOTHING;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
