package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Measured;
import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The throughput of a closed loop of 32 connections.
 *
 * @param beside the work of the other Tailback in turns with the first, for comparison
 */
record Throughput(
    String name,
    String description,
    Metric metric,
    Set<Peer> peers,
    Work work,
    @Nullable Work beside)
    implements Scenario {

  @Override
  public boolean suits(Peer peer) {
    return peer == Peer.OTHER_TAILBACK ? beside != null : peers.contains(peer);
  }

  /** Runs more rounds if Tailback is compared only with itself, because the two are close. */
  @Override
  public int rounds(int asked) {
    return peers.stream().allMatch(Peer::isBuild) ? 3 * asked : asked;
  }

  @Override
  public Trial on(Server server) {
    Work given = beside != null && server.peer() == Peer.OTHER_TAILBACK ? beside : work;
    TestQueue queue = new TestQueue(server, given.isFifo());
    return new Closed(server, queue, given.on().apply(queue));
  }

  private record Closed(Server server, TestQueue queue, List<Conversation> conversations)
      implements Trial {

    @Override
    public Map<Metric, Double> round(Duration time) {
      Duration before = server.cpuTime();
      Measured seen = Load.closed(server.endpoint(), conversations, time);
      double serverNanos = server.cpuTime().minus(before).toNanos();
      return Map.of(
          Metric.REQUESTS, seen.requestsPerSecond(),
          Metric.MESSAGES, seen.messagesPerSecond(),
          Metric.P99, seen.latencyMillis(99),
          Metric.SERVER_CPU, serverNanos / 1000 / seen.requests(),
          Metric.GENERATOR_SHARE, 100 * seen.cpuNanos() / (serverNanos + seen.cpuNanos()));
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}
