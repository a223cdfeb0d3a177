package dev.tailback.benchmarks;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Cycle;
import dev.tailback.benchmarks.load.Destination;
import dev.tailback.benchmarks.load.Destination.Groups;
import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Measured;
import dev.tailback.benchmarks.peer.Control;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cycles on a new queue of an endpoint that somebody else has started, by HTTP without TLS. */
@Command(
    name = "./benchmarks/load",
    description = "Sends, receives and deletes messages in batches of ten, and measures.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {
  @Option(names = "--endpoint", description = "where the server is, port included")
  private URI endpoint = URI.create("http://127.0.0.1:9324");

  @Option(names = "--connections")
  private int connections = 32;

  @Option(names = "--seconds")
  private int seconds = 10;

  @Option(names = "--body", description = "bytes of each message, at most 1,000")
  private int bodyBytes = 100;

  @Option(names = "--groups", description = "message groups of a FIFO queue; 0 is a standard queue")
  private int groups = 0;

  @Option(
      names = "--rate",
      description = "requests a second, in an open loop; 0 is as many as come back (closed loop)")
  private double rate = 0;

  private LoadCommand() {}

  /** See {@code --help}. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LoadCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    Control control = new Control(endpoint);
    boolean isFifo = groups > 0;
    String attributes = isFifo ? "{\"FifoQueue\":\"true\"}" : "{}";
    String url =
        control.createQueue("load-" + System.nanoTime() + (isFifo ? ".fifo" : ""), attributes);
    try {
      Destination queue =
          new Destination(
              endpoint, url, "x".repeat(bodyBytes), isFifo ? new Groups(0, groups) : null);
      print(measure(Stream.generate(() -> new Cycle(queue)).limit(connections).toList()));
    } finally {
      control.deleteQueue(url);
    }
    return 0;
  }

  private Measured measure(List<? extends Conversation> cycles) {
    Duration time = Duration.ofSeconds(seconds);
    return rate > 0 ? Load.open(endpoint, cycles, time, rate) : Load.closed(endpoint, cycles, time);
  }

  private static void print(Measured seen) {
    System.out.printf(
        "%.0f requests/s, %.0f messages/s, latency in ms: p50 %.2f, p99 %.2f, p99.9 %.2f, longest"
            + " %.2f; the generator took %.0f %% of a core%n",
        seen.requestsPerSecond(),
        seen.messagesPerSecond(),
        seen.latencyMillis(50),
        seen.latencyMillis(99),
        seen.latencyMillis(99.9),
        seen.longestMillis(),
        100.0 * seen.cpuNanos() / seen.nanos());
  }
}
