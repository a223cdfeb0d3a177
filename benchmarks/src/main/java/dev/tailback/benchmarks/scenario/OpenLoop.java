package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Measured;
import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Cycles at a constant rate: half of what the first server, Tailback, reached in a closed loop just
 * before. The others get the same rate.
 */
final class OpenLoop implements Scenario {
  private static final Duration SATURATION = Duration.ofSeconds(3);

  private final Duration time;
  private double requestsPerSecond;

  /** Creates the scenario with its own duration, whatever the rounds' length. */
  OpenLoop(Duration time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "open";
  }

  @Override
  public String description() {
    return "cycle requests over %d s at a constant rate, half of what Tailback can"
        .formatted(time.toSeconds());
  }

  @Override
  public Metric metric() {
    return Metric.P99;
  }

  @Override
  public boolean suits(Peer peer) {
    return peer.isBuild() || peer == Peer.FLOOR;
  }

  @Override
  public int rounds(int asked) {
    return 1;
  }

  @Override
  public Trial on(Server server) {
    TestQueue queue = new TestQueue(server, false);
    return new Open(server, queue, queue.talks(null).cycles());
  }

  private final class Open implements Trial {
    private final Server server;
    private final TestQueue queue;
    private final List<Conversation> conversations;

    Open(Server server, TestQueue queue, List<Conversation> conversations) {
      this.server = server;
      this.queue = queue;
      this.conversations = conversations;
    }

    @Override
    public Map<Metric, Double> round(Duration any) {
      Measured most = Load.closed(server.endpoint(), conversations, SATURATION);
      if (requestsPerSecond == 0) {
        requestsPerSecond = most.requestsPerSecond() / 2;
      }
      Measured seen = Load.open(server.endpoint(), conversations, time, requestsPerSecond);
      return Map.of(
          Metric.REQUESTS, seen.requestsPerSecond(),
          Metric.P50, seen.latencyMillis(50),
          Metric.P99, seen.latencyMillis(99),
          Metric.LONGEST, seen.longestMillis());
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}
