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
import java.util.function.Function;

/**
 * How much gets through in a closed loop of 32 connections.
 *
 * @param isFifo whether the queue is
 * @param conversations with that queue, which they may fill first
 */
record Throughput(
    String name,
    String description,
    Metric metric,
    Set<Peer> peers,
    boolean isFifo,
    Function<TestQueue, List<Conversation>> conversations)
    implements Scenario {

  @Override
  public boolean suits(Peer peer) {
    return peers.contains(peer);
  }

  @Override
  public Trial on(Server server) {
    TestQueue queue = new TestQueue(server, isFifo);
    return new Closed(server, queue, conversations.apply(queue));
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
