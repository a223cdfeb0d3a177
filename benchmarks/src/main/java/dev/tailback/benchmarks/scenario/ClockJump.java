package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Talks;
import dev.tailback.benchmarks.peer.Control;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long a jump of the clock takes that affects most of a million messages. */
final class ClockJump implements OnceOnTailback {
  private static final String ONE_HOUR = "{\"MessageRetentionPeriod\":\"3600\"}";
  private static final String TWO_DAYS = "{\"MessageRetentionPeriod\":\"172800\"}";

  @Override
  public String name() {
    return "jump";
  }

  @Override
  public String description() {
    return "the clock moves by 12 hours over 300,000 messages that expire, 300,000 delayed, 200,000 in"
        + " flight that become visible (100,000 of which expire) and 200,000 that just wait";
  }

  @Override
  public Metric metric() {
    return Metric.SECONDS;
  }

  @Override
  public Trial on(Server server) {
    List<TestQueue> queues =
        List.of(
            filled(TestQueue.with(server, ONE_HOUR), 300_000, 0, 0),
            filled(TestQueue.with(server, TWO_DAYS), 300_000, 900, 0),
            filled(TestQueue.with(server, ONE_HOUR), 100_000, 0, 100_000),
            filled(TestQueue.with(server, TWO_DAYS), 300_000, 0, 100_000));
    return new Trial() {
      @Override
      public Map<Metric, Double> round(Duration time) {
        long start = System.nanoTime();
        new Control(server.endpoint()).post("/_tailback/clock/advance", "{\"by\":\"PT12H\"}");
        return Map.of(Metric.SECONDS, (System.nanoTime() - start) / 1e9);
      }

      @Override
      public void close() {
        queues.forEach(TestQueue::close);
      }
    };
  }

  private static TestQueue filled(TestQueue queue, int messages, int delaySeconds, int inFlight) {
    Talks talks = queue.talks(null);
    talks.fill(messages, delaySeconds);
    talks.takeOut(inFlight, 600);
    return queue;
  }
}
