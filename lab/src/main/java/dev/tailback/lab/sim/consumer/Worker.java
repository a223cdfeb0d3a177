package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Receives messages, processes what it got, deletes it, and receives again. */
final class Worker extends Member implements Hand.Owner {
  private final Polls polls;
  private final Hand hand;
  private final List<Task> toDelete = new ArrayList<>();

  Worker(Crew crew, RandomGenerator random, RandomGenerator crashRandom) {
    super(crew, random, crashRandom);
    this.polls = new Polls(crew, crew.plan().receive().max(), this::received);
    this.hand = new Hand(crew, random, this);
  }

  @Override
  void begin() {
    polls.receive();
  }

  private void received(List<ReceivedMessage> messages) {
    hand.take(messages);
    hand.start();
  }

  @Override
  public void processed(Task task) {
    if (!task.fails()) {
      if (crew.plan().deletesBatch()) {
        toDelete.add(task);
      } else {
        crew.delete(task);
      }
    }
  }

  @Override
  public void finished(List<Task> tasks) {
    if (!toDelete.isEmpty()) {
      crew.delete(toDelete);
      toDelete.clear();
    }
  }

  @Override
  public void emptied() {
    if (!isGoneIfEmpty()) {
      polls.receive();
    }
  }

  @Override
  boolean pause() {
    polls.cancel();
    return hand.isEmpty();
  }

  @Override
  void drop() {
    polls.cancel();
    hand.drop();
    toDelete.clear();
  }
}
