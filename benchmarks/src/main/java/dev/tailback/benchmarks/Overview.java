package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.scenario.Metric;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table at the top of the report, for readers who choose a server: the figures of Tailback and
 * of the others, each with how many times better Tailback is.
 */
final class Overview {
  private record Row(String what, String scenario, Metric metric) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("Start a new process", "start", Metric.START_MILLIS),
          new Row("Send a message", "send", Metric.REQUESTS),
          new Row("Send ten at once", "batch", Metric.MESSAGES),
          new Row("Receive from an empty queue", "empty", Metric.REQUESTS),
          new Row("Send, receive and delete, ten at once", "cycle", Metric.MESSAGES),
          new Row("The same, FIFO with 1,000 groups", "fifo", Metric.MESSAGES),
          new Row("The same while others read attributes", "mixed", Metric.MESSAGES),
          new Row("Wake one of 1,000 long polls", "wake-up", Metric.P50),
          new Row("The same, the slowest 1 %", "wake-up", Metric.P99),
          new Row("Keep a message of 100 bytes", "memory", Metric.BYTES_PER_MESSAGE));

  private static final List<Peer> OTHERS = List.of(Peer.ELASTICMQ, Peer.FAUXQS, Peer.FAUXQS_QUIET);

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Overview(Results results) {
    this.results = results;
  }

  /** Returns the table in Markdown. Rows without a figure of Tailback are left out. */
  String table() {
    line(List.of("", "", Peer.TAILBACK.toString()), Peer::toString);
    text.append("|---|---|--:|").append("--:|".repeat(OTHERS.size())).append('\n');
    ROWS.forEach(this::row);
    return text.toString();
  }

  private void row(Row row) {
    Spread ours = of(row, Peer.TAILBACK);
    if (ours != null) {
      List<String> own = List.of(row.what, row.metric.toString(), Goal.number(ours.median()));
      line(own, other -> beside(row, ours, other));
    }
  }

  private String beside(Row row, Spread ours, Peer other) {
    Spread theirs = of(row, other);
    if (theirs == null) {
      return results.hasFailed(row.scenario, other) ? "failed" : "not measured";
    }
    double ratio =
        row.metric.moreIsBetter()
            ? ours.median() / theirs.median()
            : theirs.median() / ours.median();
    return "%s (%sx)".formatted(Goal.number(theirs.median()), Goal.number(ratio));
  }

  private @Nullable Spread of(Row row, Peer peer) {
    return results.of(row.scenario, peer, row.metric);
  }

  private void line(List<String> own, Function<Peer, String> others) {
    Stream<String> cells = Stream.concat(own.stream(), OTHERS.stream().map(others));
    text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
