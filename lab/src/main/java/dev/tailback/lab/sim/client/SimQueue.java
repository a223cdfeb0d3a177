package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import org.jspecify.annotations.Nullable;

/** A queue of a run, with the book of what entered and left it. */
public final class SimQueue {
  private static final double STANDARD_REQUEST_DOLLARS = 0.40e-6;
  private static final double FIFO_REQUEST_DOLLARS = 0.50e-6;
  private static final int CHUNK_BYTES = 65_536;

  private final Queue engine;
  private final Recorder recorder;
  private final Recorder all;
  private final boolean isFifo;
  private @Nullable SimQueue deadLetterQueue;
  private long present;
  private double presentSince;
  private boolean isTouched;

  /**
   * Creates a queue that is empty.
   *
   * @param all measures all queues together
   */
  public SimQueue(Queue engine, Recorder recorder, Recorder all) {
    this.engine = engine;
    this.recorder = recorder;
    this.all = all;
    this.isFifo = engine.isFifo();
  }

  /** Returns its name. */
  public String name() {
    return engine.address().name();
  }

  /** Returns the queue in the engine. */
  public Queue engine() {
    return engine;
  }

  /** Returns its recorder. */
  public Recorder recorder() {
    return recorder;
  }

  /** Returns whether it is a FIFO queue. */
  public boolean isFifo() {
    return isFifo;
  }

  /** Sets the dead-letter queue. */
  public void deadLettersTo(SimQueue other) {
    deadLetterQueue = other;
    other.recorder.isDeadLetterQueue();
  }

  @Nullable SimQueue deadLetterQueue() {
    return deadLetterQueue;
  }

  /** Bills a request to the queue and the caller, as Amazon does. */
  void bill(Recorder caller, long bytes) {
    long chunks = Math.max(1, (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    double dollars = chunks * (isFifo ? FIFO_REQUEST_DOLLARS : STANDARD_REQUEST_DOLLARS);
    bill(recorder, (double) chunks, dollars);
    bill(caller, (double) chunks, dollars);
  }

  private static void bill(Recorder of, double chunks, double dollars) {
    of.tally().add(Sum.BILLED, chunks);
    of.tally().add(Sum.COST, dollars);
    of.tally().count(Sum.ATTEMPTED);
  }

  /** Notes that a message is in the queue. */
  void entered(Ticket ticket, Sum how, double now) {
    ticket.enter(this, now);
    recorder.tally().count(how);
    present++;
    presentSince += now;
  }

  /** Notes that a message was delivered. */
  void delivered(Ticket ticket, Recorder consumer, double now) {
    boolean isFirst = ticket.receives() == 0;
    ticket.received();
    recorder.tally().count(Sum.RECEIVED);
    consumer.tally().count(Sum.RECEIVED);
    if (isFirst) {
      double waited = now - ticket.enteredAtSeconds();
      recorder.waited(waited);
      consumer.waited(waited);
    } else {
      recorder.tally().count(Sum.REPEATED);
      consumer.tally().count(Sum.REPEATED);
    }
  }

  /** Notes that a consumer has deleted a message. */
  void deleted(Ticket ticket, Recorder consumer, double now) {
    double age = now - ticket.sentAtSeconds();
    recorder.deleted(age);
    consumer.deleted(age);
    left(ticket, now);
  }

  /** Notes that a message has left in another way. */
  void left(Ticket ticket, Sum how, double now) {
    recorder.tally().count(how);
    left(ticket, now);
    if (how != Sum.EXPIRED) {
      ticket.keepReceives(recorder);
      ticket.keepReceives(all);
    }
  }

  private void left(Ticket ticket, double now) {
    countReceives(ticket, recorder);
    countReceives(ticket, all);
    recorder.tally().add(Sum.LEFT_STAY, now - ticket.enteredAtSeconds());
    present--;
    presentSince -= ticket.enteredAtSeconds();
    ticket.leave();
  }

  /**
   * Adds the deliveries of a message that leaves. It counts as one message even if it left before.
   */
  private static void countReceives(Ticket ticket, Recorder by) {
    int before = ticket.earlierReceives(by);
    int after = before + ticket.receives();
    by.tally().add(Sum.LEFT, oneIf(after > 0) - oneIf(before > 0));
    by.tally().add(Sum.LEFT_REPEATED, oneIf(after > 1) - oneIf(before > 1));
    by.tally().add(Sum.LEFT_RECEIVES, ticket.receives());
  }

  private static int oneIf(boolean condition) {
    return condition ? 1 : 0;
  }

  /** Returns how many messages are in the queue, by the book. */
  public long present() {
    return present;
  }

  /** Returns how long all messages together have been in the queue, by the book. */
  public double staySeconds(double now) {
    return recorder.tally().get(Sum.LEFT_STAY) + present * now - presentSince;
  }

  /** Marks the queue as changed, and returns whether it was not marked yet. */
  boolean touch() {
    boolean isNew = !isTouched;
    isTouched = true;
    return isNew;
  }

  /** Measures how many messages there are. */
  void measure(double now) {
    isTouched = false;
    QueueCounts counts = engine.counts();
    recorder.counts(counts.visible(), counts.inFlight(), counts.delayed(), all, now);
  }

  /** Measures how old the oldest message is, as Amazon's metric does. */
  void measureOldest(double now) {
    Long arrivedAtMillis = engine.inspection().gauges().oldestArrivedAtMillis();
    double arrived =
        arrivedAtMillis == null ? now : (arrivedAtMillis - Scenario.START_MILLIS) / 1_000.0;
    recorder.oldest(Math.max(0, now - arrived));
  }
}
