package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Receives messages, processes what it got, deletes it, and receives again. */
final class Worker implements Receiver.Owner, Task.Owner {
  private final Crew crew;
  private final ConsumerPlan plan;
  private final RandomGenerator random;
  private final Receiver receiver;
  private final List<Task> hand = new ArrayList<>();
  private final List<ReceivedMessage> toDelete = new ArrayList<>();
  private int processed;

  Worker(Crew crew, RandomGenerator random) {
    this.crew = crew;
    this.plan = crew.plan();
    this.random = random;
    this.receiver = crew.newReceiver(plan.receive().max(), this);
  }

  /** Begins to receive. */
  void start() {
    receiver.receive();
  }

  @Override
  public void received(List<ReceivedMessage> messages) {
    if (messages.isEmpty()) {
      receiver.receive();
      return;
    }
    crew.busy(1);
    processed = 0;
    for (ReceivedMessage message : messages) {
      hand.add(new Task(message, this));
    }
    if (plan.isParallel()) {
      hand.forEach(task -> crew.workbench().start(task, random));
    } else {
      crew.workbench().start(hand.get(0), random);
    }
  }

  @Override
  public void refused(Outcome outcome) {
    receiver.receive();
  }

  @Override
  public void processed(Task task) {
    processed++;
    if (!task.fails()) {
      done(task.message());
    }
    if (processed == hand.size()) {
      finish();
    } else if (!plan.isParallel()) {
      crew.workbench().start(hand.get(processed), random);
    }
  }

  private void done(ReceivedMessage message) {
    toDelete.add(message);
    if (!plan.deletesBatch()) {
      deleteNow();
    }
  }

  private void deleteNow() {
    if (!toDelete.isEmpty()) {
      crew.delete(List.copyOf(toDelete));
      toDelete.clear();
    }
  }

  private void finish() {
    deleteNow();
    hand.clear();
    crew.busy(-1);
    receiver.receive();
  }
}
