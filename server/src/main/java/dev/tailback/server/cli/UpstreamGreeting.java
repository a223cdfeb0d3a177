package dev.tailback.server.cli;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.CallPrice;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints the upstream of a server, and which calls are forwarded. */
final class UpstreamGreeting {
  private static final int MAX_NAMES = 10;
  private static final long CALLS_A_DAY = 24 * 60;

  private final Upstream upstream;
  private final @Nullable Path compareFile;

  /**
   * @param compareFile the file for differences, {@code null} if nothing is compared
   */
  UpstreamGreeting(Upstream upstream, @Nullable Path compareFile) {
    this.upstream = upstream;
    this.compareFile = compareFile;
  }

  /** Returns the lines. */
  List<String> lines() {
    ForwardedQueues queues = upstream.queues();
    QueueAddress home = queues.home();
    List<String> lines = new ArrayList<>();
    lines.add(
        "In front of "
            + upstream.base(home.region())
            + " (account "
            + home.account()
            + ", region "
            + home.region()
            + "): "
            + allowed());
    queues.names().stream().limit(MAX_NAMES).forEach(name -> lines.add(mapped(name)));
    int more = queues.names().size() - MAX_NAMES;
    if (more > 0) {
      lines.add("  and " + more + " more");
    }
    if (queues.takesAny()) {
      lines.add("  Queues of other names are forwarded by the same name.");
    }
    lines.add("  " + cost(Math.max(1, queues.names().size())));
    if (compareFile != null) {
      lines.add(compared(compareFile));
    }
    return lines;
  }

  /** Returns what a day of looking costs. */
  private static String cost(int queues) {
    long calls = queues * CALLS_A_DAY;
    return String.format(
        Locale.ROOT,
        "While somebody looks (console, /metrics) or an alarm needs it, each queue is polled once"
            + " a minute: for %s up to %,d calls a day, $%.4f at $%.2f a million",
        queues == 1 ? "one queue" : queues + " queues",
        calls,
        CallPrice.dollars(calls),
        CallPrice.DOLLARS_A_MILLION);
  }

  private String compared(Path file) {
    return upstream.access() == UpstreamAccess.ADMIN
        ? "Comparing queues that are created in this run; differences are in " + file
        : "Comparing nothing, because no queue can be created: that requires --upstream-allow"
            + " admin";
  }

  private String mapped(String name) {
    QueueAddress there = upstream.queues().mapping().get(name);
    return "  " + name + " -> " + (there == null ? "" : there.arn());
  }

  private String allowed() {
    return switch (upstream.access()) {
      case READ_ONLY -> "only calls that read are forwarded";
      case MESSAGES -> "calls that read, send, receive and delete are forwarded";
      case ADMIN -> "all calls are forwarded, including those that purge and delete queues";
    };
  }
}
