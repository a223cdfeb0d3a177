package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Destination;
import dev.tailback.benchmarks.load.ParkedPolls;
import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The time a message takes from its sender to one of 1,000 waiting long polls. */
final class WakeUp implements Scenario {
  private static final int POLLS = 1_000;
  private static final int TIMES_A_SECOND = 300;

  @Override
  public String name() {
    return "wake-up";
  }

  @Override
  public String description() {
    return "1,000 long polls wait; messages are sent one at a time; from send to the answered poll";
  }

  @Override
  public Metric metric() {
    return Metric.P50;
  }

  @Override
  public boolean suits(Peer peer) {
    return Scenario.super.suits(peer) && peer.isSqs();
  }

  @Override
  public Trial on(Server server) {
    return time -> {
      // A new queue each time, because not every server forgets the polls of closed connections.
      try (TestQueue queue = new TestQueue(server, false)) {
        return wake(server, queue.destination(null), (int) (TIMES_A_SECOND * time.toSeconds()));
      }
    };
  }

  private static Map<Metric, Double> wake(Server server, Destination queue, int times) {
    try (ParkedPolls polls = ParkedPolls.park(queue, POLLS)) {
      Settled.await(server);
      Histogram seen = polls.wake(queue, times);
      return Map.of(
          Metric.P50, seen.getValueAtPercentile(50) / 1e6,
          Metric.P99, seen.getValueAtPercentile(99) / 1e6,
          Metric.LONGEST, seen.getMaxValue() / 1e6);
    }
  }
}
