package dev.tailback.server.cli;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import java.util.ArrayList;
import java.util.List;

/** Says what a server stands in front of, and what it lets through. */
final class UpstreamGreeting {
  private static final int MAX_NAMES = 10;

  private final Upstream upstream;

  UpstreamGreeting(Upstream upstream) {
    this.upstream = upstream;
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
    return lines;
  }

  private String mapped(String name) {
    QueueAddress there = upstream.queues().mapping().get(name);
    return "  " + name + " -> " + (there == null ? "" : there.arn());
  }

  private String allowed() {
    return switch (upstream.access()) {
      case READ_ONLY -> "only calls that read are forwarded";
      case MESSAGES -> "calls that read, send, receive and delete are forwarded";
      case ADMIN -> "all calls are forwarded, those that purge and delete queues, too";
    };
  }
}
