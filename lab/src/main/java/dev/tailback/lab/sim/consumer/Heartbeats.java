package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.Calls;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.SimQueue;
import dev.tailback.lab.sim.time.Agenda;
import dev.tailback.lab.sim.time.Event;
import org.jspecify.annotations.Nullable;

/** Repeatedly extends the visibility timeouts of messages in hand. */
final class Heartbeats {
  private final ConsumerPlan.@Nullable Heartbeat plan;
  private final Agenda agenda;
  private final Calls calls;
  private final SimQueue queue;

  Heartbeats(ConsumerPlan.@Nullable Heartbeat plan, Agenda agenda, Calls calls, SimQueue queue) {
    this.plan = plan;
    this.agenda = agenda;
    this.calls = calls;
    this.queue = queue;
  }

  /** Starts to extend the visibility timeout of a message, if the workers send heartbeats. */
  void begin(Task task) {
    if (plan != null) {
      Event heartbeat = Event.of(() -> beat(task, plan));
      task.beatBy(heartbeat);
      scheduleNext(heartbeat, plan);
    }
  }

  private void scheduleNext(Event heartbeat, ConsumerPlan.Heartbeat every) {
    agenda.schedule(heartbeat, agenda.now() + Seconds.of(every.every()));
  }

  private void beat(Task task, ConsumerPlan.Heartbeat every) {
    Event heartbeat = task.heartbeat();
    if (heartbeat != null) {
      scheduleNext(heartbeat, every);
      int seconds = (int) every.extendTo().toSeconds();
      calls.extend(queue, task.message(), seconds, outcome -> answered(task, outcome));
    }
  }

  /** Gives up when the timeout can no longer be extended, after 12 hours at the latest. */
  private void answered(Task task, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.INVALID) {
      end(task);
    }
  }

  /** Stops extending the visibility timeout of a message. */
  void end(Task task) {
    Event heartbeat = task.heartbeat();
    if (heartbeat != null) {
      agenda.cancel(heartbeat);
      task.beatBy(null);
    }
  }
}
