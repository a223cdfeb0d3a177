package dev.tailback.benchmarks;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Destination;
import dev.tailback.benchmarks.load.Destination.Groups;
import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Measured;
import dev.tailback.benchmarks.load.ParkedPolls;
import dev.tailback.benchmarks.load.Talks;
import dev.tailback.benchmarks.peer.Control;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Puts load on a new queue at an endpoint that is already running, over HTTP without TLS.
 *
 * <p>Exits with 2 if the options contradict each other.
 */
@Command(
    name = "./benchmarks/load",
    description = "Puts load on a new queue at any endpoint, and measures.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {

  /** The kinds of load, as in the command's help. */
  enum What {
    SEND,
    BATCH,
    EMPTY,
    CYCLE,
    MIXED,
    POLLS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Set<What> WITHOUT_GROUPS = EnumSet.of(What.SEND, What.POLLS);
  private static final Set<What> WITHOUT_BACKLOG = EnumSet.of(What.EMPTY, What.POLLS);
  private static final Set<What> WITHOUT_RATE = EnumSet.of(What.POLLS);
  private static final int LONGEST_BODY = 1_000;
  private static final int WAKE_UPS_A_SECOND = 300;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description = {
        "send: SendMessage",
        "batch: SendMessageBatch with ten messages",
        "empty: ReceiveMessage on an empty queue",
        "cycle: a batch of ten is sent, ten are received, ten deleted",
        "mixed: half of the connections cycle, half ask for the queue's attributes",
        "polls: on each connection a long poll waits, and messages wake them one at a time",
      })
  private What what = What.CYCLE;

  @Option(names = "--endpoint", description = "URL of the server, with its port")
  private URI endpoint = URI.create("http://127.0.0.1:9324");

  @Option(names = "--connections", description = "number of connections, at least 2")
  private int connections = 32;

  @Option(names = "--seconds")
  private int seconds = 10;

  @Option(names = "--body", description = "bytes of each message, at most 1,000")
  private int bodyBytes = 100;

  @Option(
      names = "--backlog",
      description = "messages in the queue at the start; not for empty and polls")
  private int backlog = 0;

  @Option(
      names = "--groups",
      description =
          "message groups of a FIFO queue; 0 for a standard queue; not for send and polls")
  private int groups = 0;

  @Option(
      names = "--rate",
      description = "requests per second, in an open loop; 0 for a closed loop; not for polls")
  private double rate = 0;

  /** See {@code --help}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LoadCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    checkOptions();
    boolean isFifo = groups > 0;
    String attributes = isFifo ? "{\"FifoQueue\":\"true\"}" : "{}";
    Control control = new Control(endpoint);
    String url =
        control.createQueue("load-" + System.nanoTime() + (isFifo ? ".fifo" : ""), attributes);
    try {
      measure(
          new Destination(
              endpoint, url, "x".repeat(bodyBytes), isFifo ? new Groups(0, groups) : null));
    } finally {
      control.deleteQueue(url);
    }
    return 0;
  }

  private void checkOptions() {
    check(connections >= 2, "--connections must be at least 2");
    check(seconds >= 1, "--seconds must be at least 1");
    check(bodyBytes >= 1 && bodyBytes <= LONGEST_BODY, "--body must be 1 to " + LONGEST_BODY);
    checkOnly("--groups", groups, WITHOUT_GROUPS);
    checkOnly("--backlog", backlog, WITHOUT_BACKLOG);
    checkOnly("--rate", rate, WITHOUT_RATE);
  }

  private void checkOnly(String option, double value, Set<What> without) {
    check(value >= 0, option + " must not be negative");
    check(value == 0 || !without.contains(what), option + " is not for " + what);
  }

  private void check(boolean isAllowed, String problem) {
    if (!isAllowed) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), problem);
    }
  }

  private void measure(Destination queue) {
    if (what == What.POLLS) {
      print(wakeUps(queue));
    } else {
      Talks talks = new Talks(queue, true, connections);
      talks.fill(backlog);
      print(measure(conversations(talks)));
    }
  }

  private List<Conversation> conversations(Talks talks) {
    return switch (what) {
      case SEND -> talks.sends();
      case BATCH -> talks.batchSends();
      case EMPTY -> talks.emptyReceives();
      case CYCLE -> talks.cycles();
      case MIXED -> talks.mixed();
      case POLLS -> throw new IllegalStateException("they are no talks");
    };
  }

  private Measured measure(List<Conversation> talks) {
    Duration time = Duration.ofSeconds(seconds);
    return rate > 0 ? Load.open(endpoint, talks, time, rate) : Load.closed(endpoint, talks, time);
  }

  private Histogram wakeUps(Destination queue) {
    try (ParkedPolls polls = ParkedPolls.park(queue, connections)) {
      polls.wake(queue, connections); // by then all have arrived
      return polls.wake(queue, WAKE_UPS_A_SECOND * seconds);
    }
  }

  private void print(Measured seen) {
    out()
        .printf(
            "%.0f requests/s, %.0f messages/s, %s; the generator took %.0f %% of a core%n",
            seen.requestsPerSecond(),
            seen.messagesPerSecond(),
            latency(seen.latency()),
            100.0 * seen.cpuNanos() / seen.nanos());
  }

  private void print(Histogram wakeUps) {
    out().printf("%d polls woken, %s%n", wakeUps.getTotalCount(), latency(wakeUps));
  }

  private static String latency(Histogram nanos) {
    return "latency in ms: p50 %.2f, p99 %.2f, p99.9 %.2f, longest %.2f"
        .formatted(
            nanos.getValueAtPercentile(50) / 1e6,
            nanos.getValueAtPercentile(99) / 1e6,
            nanos.getValueAtPercentile(99.9) / 1e6,
            nanos.getMaxValue() / 1e6);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
