package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Inside;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.Map;

/** What a million waiting messages cost. */
final class MillionWaiting implements OnceOnTailback {
  private static final int MESSAGES = 1_000_000;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return "1,000,000 messages of 100 bytes wait; heap in use after a full collection, before and after";
  }

  @Override
  public Metric metric() {
    return Metric.BYTES_PER_MESSAGE;
  }

  @Override
  public Trial on(Server server) {
    TestQueue queue = new TestQueue(server, false);
    return new Trial() {
      @Override
      public Map<Metric, Double> round(Duration time) {
        try (Inside inside = Inside.of(server)) {
          long before = inside.liveBytes();
          queue.talks(null).fill(MESSAGES);
          double added = inside.liveBytes() - before;
          return Map.of(Metric.BYTES_PER_MESSAGE, added / MESSAGES);
        }
      }

      @Override
      public void close() {
        queue.close();
      }
    };
  }
}
