package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Agenda;
import dev.tailback.lab.sim.time.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How the workers of a group process messages: how long, and whether it succeeds. */
final class Workbench {
  /* Some time must pass: a message that is visible at once would be received in an endless loop. */
  private static final double MIN_SECONDS = 0.001;

  private final ConsumerPlan plan;
  private final Stage stage;
  private final Calls calls;
  private final Agenda agenda;
  private final ServiceTimes times;
  private final long poisonSeed;
  private final @Nullable Downstream downstream;

  Workbench(ConsumerPlan plan, Stage stage, Calls calls) {
    this.plan = plan;
    this.stage = stage;
    this.calls = calls;
    this.agenda = stage.agenda();
    this.times = ServiceTimes.of(plan.process());
    this.poisonSeed = stage.seeds().seedOf("poison " + plan.name());
    this.downstream = plan.downstream() == null ? null : new Downstream(plan.downstream());
  }

  /**
   * Starts to process a message.
   *
   * @param random the worker's source
   */
  void start(Task task, RandomGenerator random) {
    if (isOld(task.ticket())) {
      putAside(task);
      return;
    }
    double start = downstream == null ? agenda.now() : downstream.callAt(agenda.now());
    double seconds = times.next(random);
    boolean isOut = downstream != null && downstream.isOut(start);
    if (fails(random) || isOut || isPoison(task.ticket())) {
      task.fail();
    }
    agenda.schedule(task, start + (seconds == 0 ? MIN_SECONDS : seconds));
  }

  /** Ends the processing of a message without a result. */
  void abandon(Task task) {
    task.abandon();
    agenda.cancel(task);
  }

  private boolean fails(RandomGenerator random) {
    return plan.fails() > 0 && random.nextDouble() < plan.fails();
  }

  /** Returns whether a message always fails, which depends only on the message. */
  private boolean isPoison(Ticket ticket) {
    return plan.poison() > 0 && Seeds.share(poisonSeed, ticket.number()) < plan.poison();
  }

  private boolean isOld(Ticket ticket) {
    ConsumerPlan.OldMessages old = plan.old();
    return old != null && agenda.now() - ticket.sentAtSeconds() > Seconds.of(old.olderThan());
  }

  /** Drops an old message, or sends it to another queue, which takes no time. */
  private void putAside(Task task) {
    ConsumerPlan.OldMessages old = plan.old();
    if (old == null || old.sideline() == null) {
      agenda.schedule(task, agenda.now());
      return;
    }
    calls.send(
        stage.queue(old.sideline()),
        List.of(task.ticket().forward()),
        (outcome, failed) -> {
          if (!failed.isEmpty()) {
            task.fail();
          }
          if (!task.isAbandoned()) {
            agenda.schedule(task, agenda.now() + (task.fails() ? MIN_SECONDS : 0));
          }
        });
  }
}
