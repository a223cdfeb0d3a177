package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.time.Seeds;
import java.util.random.RandomGenerator;

/** How the workers of a group process messages: how long, and whether it succeeds. */
final class Workbench {
  private final ConsumerPlan plan;
  private final Stage stage;
  private final ServiceTimes times;
  private final long poisonSeed;

  Workbench(ConsumerPlan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
    this.times = ServiceTimes.of(plan.process());
    this.poisonSeed = stage.seeds().seedOf("poison " + plan.name());
  }

  /**
   * Starts to process a message.
   *
   * @param random the worker's
   */
  void start(Task task, RandomGenerator random) {
    double now = stage.agenda().now();
    double seconds = times.next(random);
    if (fails(random) || isPoison(task)) {
      task.fail();
    }
    stage.agenda().schedule(task, now + seconds);
  }

  private boolean fails(RandomGenerator random) {
    return plan.fails() > 0 && random.nextDouble() < plan.fails();
  }

  /** Returns whether a message always fails, which depends on the message alone. */
  private boolean isPoison(Task task) {
    return plan.poison() > 0 && Seeds.share(poisonSeed, task.ticket().number()) < plan.poison();
  }
}
