package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of the places in which Lambda's poller collects a batch, invokes the function with it, and
 * deletes what was processed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Lambda
 *     and SQS</a>
 */
final class Lane extends Member implements Hand.Owner {
  private static final int MAX_RECEIVED = 10;
  private static final int MAX_DELETED = 10;
  private static final long MAX_PAYLOAD_BYTES = 6L << 20;

  private final Polling.Lambda plan;
  private final Polls polls;
  private final Hand hand;
  private final Event windowEnd = Event.of(this::invoke);
  private boolean isInvoking;
  private long bytes;

  Lane(Crew crew, Polling.Lambda plan, RandomGenerator random, RandomGenerator crashRandom) {
    super(crew, random, crashRandom);
    this.plan = plan;
    this.polls = new Polls(crew, Math.min(MAX_RECEIVED, plan.batchSize()), this::received);
    this.hand = new Hand(crew, random, this);
  }

  @Override
  void begin() {
    poll();
  }

  private void received(List<ReceivedMessage> messages) {
    if (hand.isEmpty()) {
      bytes = 0;
      crew.agenda().schedule(windowEnd, crew.agenda().now() + Seconds.of(plan.window()));
    }
    hand.take(messages);
    for (ReceivedMessage message : messages) {
      bytes += Ticket.of(message.content()).bytes();
    }
    boolean isFull = hand.size() >= plan.batchSize() || bytes >= MAX_PAYLOAD_BYTES;
    if (isFull || plan.window().isZero()) {
      invoke();
    } else {
      poll();
    }
  }

  private void poll() {
    polls.limit(Math.min(MAX_RECEIVED, plan.batchSize() - hand.size()));
    polls.receive();
  }

  private void invoke() {
    crew.agenda().cancel(windowEnd);
    polls.cancel();
    isInvoking = true;
    hand.start();
  }

  @Override
  public void processed(Task task) {}

  /**
   * Deletes the batch. If a message failed, deletes only the others, and only if failures are
   * reported.
   */
  @Override
  public void finished(List<Task> tasks) {
    isInvoking = false;
    List<Task> done = new ArrayList<>(tasks);
    done.removeIf(Task::fails);
    if (plan.reportsFailures() || done.size() == tasks.size()) {
      for (int from = 0; from < done.size(); from += MAX_DELETED) {
        crew.delete(done.subList(from, Math.min(done.size(), from + MAX_DELETED)));
      }
    }
  }

  @Override
  public void emptied() {
    if (!isGoneIfEmpty()) {
      poll();
    }
  }

  /** Stops collecting; a batch that was begun is processed. */
  @Override
  boolean pause() {
    polls.cancel();
    if (!hand.isEmpty() && !isInvoking) {
      invoke();
    }
    return hand.isEmpty();
  }

  @Override
  void drop() {
    polls.cancel();
    crew.agenda().cancel(windowEnd);
    isInvoking = false;
    hand.drop();
  }
}
