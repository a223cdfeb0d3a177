package dev.tailback.lab.sim;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import dev.tailback.lab.scenario.ProducerPlan.ShardChoice;
import dev.tailback.lab.scenario.RetryRule;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Prints how many messages are simulated per second of processor time, on a standard and a FIFO
 * queue: ten workers at 80 %, receiving and deleting one by one. Run by hand.
 */
final class SimulationSpeed {
  private static final int ROUNDS = 8;

  private SimulationSpeed() {}

  public static void main(String[] args) {
    for (String queue : args.length > 0 ? args : new String[] {"q", "q.fifo"}) {
      for (int round = 0; round < ROUNDS; round++) {
        measure(queue, round);
      }
    }
  }

  private static void measure(String queue, int seed) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    RunResult result = scene(queue).run(seed);
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    double messages = result.figures().get(Figure.SENT);
    System.out.printf(
        "%s: %.0f messages in %.3f s, %.0f a second%n",
        queue, messages, seconds, messages / seconds);
  }

  private static SceneBuilder scene(String queue) {
    SceneBuilder scene = SceneBuilder.lasting(100_000, 0).queue(queue, 30);
    boolean isFifo = queue.endsWith(".fifo");
    scene.producers.add(
        new ProducerPlan(
            "producer",
            List.of(queue),
            new Arrivals.Poisson(8),
            1,
            1024,
            isFifo ? new Groups(1_000, 0) : null,
            ShardChoice.NONE,
            RetryRule.STANDARD,
            null));
    return scene.workers(queue, 10, SceneBuilder.exponential(1));
  }
}
