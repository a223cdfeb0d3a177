package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The messages that a worker has in hand, which it processes one by one or in parallel. */
final class Hand implements Task.Owner {
  private final Crew crew;
  private final RandomGenerator random;
  private final Owner owner;
  private final boolean isParallel;
  private final List<Task> tasks = new ArrayList<>();
  private boolean isProcessing;
  private int processed;

  /** The owner of the hand. */
  interface Owner {
    /** Called when a message has been processed. */
    void processed(Task task);

    /** Called when all messages have been processed. */
    void finished(List<Task> tasks);

    /** Called after that, when the hand is empty. */
    void emptied();
  }

  Hand(Crew crew, RandomGenerator random, Owner owner) {
    this.crew = crew;
    this.random = random;
    this.owner = owner;
    this.isParallel = crew.plan().isParallel();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  int size() {
    return tasks.size();
  }

  /** Takes messages without starting to process them. */
  void take(List<ReceivedMessage> messages) {
    for (ReceivedMessage message : messages) {
      Task task = new Task(message, this);
      crew.heartbeats().begin(task);
      tasks.add(task);
    }
  }

  /** Starts to process the messages. */
  void start() {
    isProcessing = true;
    crew.busy(1);
    processed = 0;
    if (isParallel) {
      tasks.forEach(task -> crew.workbench().start(task, random));
    } else {
      crew.workbench().start(tasks.get(0), random);
    }
  }

  @Override
  public void processed(Task task) {
    processed++;
    owner.processed(task);
    if (processed == tasks.size()) {
      owner.finished(tasks);
      drop();
      owner.emptied();
    } else if (!isParallel) {
      crew.workbench().start(tasks.get(processed), random);
    }
  }

  /** Forgets all messages. */
  void drop() {
    if (isProcessing) {
      isProcessing = false;
      crew.busy(-1);
    }
    for (Task task : tasks) {
      crew.workbench().abandon(task);
      crew.heartbeats().end(task);
    }
    tasks.clear();
  }
}
