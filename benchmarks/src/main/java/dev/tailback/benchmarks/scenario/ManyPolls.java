package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.ParkedPolls;
import dev.tailback.benchmarks.peer.Inside;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.Map;

/** What 10,000 long polls cost while they wait. */
final class ManyPolls implements OnceOnTailback {
  private static final int POLLS = 10_000;
  private static final Duration IDLE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "parked";
  }

  @Override
  public String description() {
    return "10,000 long polls wait on one queue, each on a connection of its own";
  }

  @Override
  public Metric metric() {
    return Metric.BYTES_PER_POLL;
  }

  @Override
  public Trial on(Server server) {
    TestQueue queue = new TestQueue(server, false);
    return new Trial() {
      @Override
      public Map<Metric, Double> round(Duration time) {
        try (Inside inside = Inside.of(server)) {
          return park(server, queue, inside);
        }
      }

      @Override
      public void close() {
        queue.close();
      }
    };
  }

  private static Map<Metric, Double> park(Server server, TestQueue queue, Inside inside) {
    long bytesBefore = inside.liveBytes();
    int threadsBefore = inside.threads();
    try (ParkedPolls polls = ParkedPolls.park(queue.destination(null), POLLS)) {
      Settled.await(server);
      Duration idle = Settled.cpuOver(server, IDLE);
      int threads = inside.threads();
      long bytes = inside.liveBytes();
      if (polls.answered() > 0) {
        throw new IllegalStateException("polls have been answered that should wait");
      }
      return Map.of(
          Metric.BYTES_PER_POLL, (double) (bytes - bytesBefore) / POLLS,
          Metric.EXTRA_THREADS, (double) (threads - threadsBefore),
          Metric.IDLE_CPU, 100.0 * idle.toNanos() / IDLE.toNanos());
    }
  }
}
