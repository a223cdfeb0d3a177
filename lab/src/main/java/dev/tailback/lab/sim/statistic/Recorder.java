package dev.tailback.lab.sim.statistic;

import java.util.List;

/** Measures one queue or group of consumers. */
public final class Recorder {
  private final String name;
  private final Tally tally = new Tally();
  private final Level visible = new Level(tally, Sum.VISIBLE);
  private final Level inFlight = new Level(tally, Sum.IN_FLIGHT);
  private final Level delayed = new Level(tally, Sum.DELAYED);
  private final Level workers = new Level(tally, Sum.WORKERS);
  private final Level slots = new Level(tally, Sum.SLOTS);
  private final Level busy = new Level(tally, Sum.BUSY);
  private final LogHistogram waits = new LogHistogram();
  private final LogHistogram ages = new LogHistogram();
  private final Recovery recovery = new Recovery();
  private double maxAge;
  private double oldest;
  private double maxOldest;
  private int wanted;
  private boolean isConsumed;
  private boolean isDeadLetterQueue;

  /** Creates a recorder that has measured nothing. */
  public Recorder(String name) {
    this.name = name;
  }

  /** Returns the name of what it measures. */
  public String name() {
    return name;
  }

  /** Returns the sums. */
  public Tally tally() {
    return tally;
  }

  /** Returns the number of workers. */
  public Level workers() {
    return workers;
  }

  /** Returns the number of slots that can process a message. */
  public Level slots() {
    return slots;
  }

  /** Returns the number of slots that process a message. */
  public Level busy() {
    return busy;
  }

  /** Returns the times until first deliveries. */
  public LogHistogram waits() {
    return waits;
  }

  /** Returns the times from send to delete. */
  public LogHistogram ages() {
    return ages;
  }

  /** Returns the number of visible messages. */
  public Level visible() {
    return visible;
  }

  /** Returns the number of messages in flight. */
  public Level inFlight() {
    return inFlight;
  }

  /** Returns the number of delayed messages. */
  public Level delayed() {
    return delayed;
  }

  /** Returns how the backlog was worked off. */
  public Recovery recovery() {
    return recovery;
  }

  /**
   * Notes how many messages a queue has from now on. The totals change with it, unless it
   * {@linkplain #isAside is aside}.
   */
  public void counts(
      double newVisible, double newInFlight, double newDelayed, Recorder all, double now) {
    double moreVisible = newVisible - visible.value();
    double moreInFlight = newInFlight - inFlight.value();
    double moreDelayed = newDelayed - delayed.value();
    change(moreVisible, moreInFlight, moreDelayed, now);
    if (!isAside()) {
      all.change(moreVisible, moreInFlight, moreDelayed, now);
    }
  }

  private void change(double moreVisible, double moreInFlight, double moreDelayed, double now) {
    recovery.change(moreVisible, now);
    visible.change(moreVisible, now);
    inFlight.change(moreInFlight, now);
    delayed.change(moreDelayed, now);
  }

  /** Counts the first delivery of a message. */
  public void waited(double seconds) {
    tally.count(Sum.WAITS);
    tally.add(Sum.WAIT, seconds);
    waits.add(seconds);
  }

  /** Counts a delete. */
  public void deleted(double age) {
    tally.count(Sum.DELETED);
    tally.add(Sum.AGE, age);
    ages.add(age);
    maxAge = Math.max(maxAge, age);
  }

  /** Notes the age of the oldest message. */
  public void oldest(double seconds) {
    oldest = seconds;
    maxOldest = Math.max(maxOldest, seconds);
  }

  /** Notes how many workers are wanted. */
  public void wanted(int number) {
    wanted = number;
  }

  /** Notes that a consumer receives from the queue. */
  public void isReceivedFrom() {
    isConsumed = true;
  }

  /** Notes that it is a dead-letter queue. */
  public void isDeadLetterQueue() {
    isDeadLetterQueue = true;
  }

  /** Returns whether its messages are no backlog, because nobody receives from it. */
  boolean isAside() {
    return isDeadLetterQueue && !isConsumed;
  }

  boolean isConsumed() {
    return isConsumed;
  }

  void beginRecovery(double now) {
    recovery.begin(now);
  }

  double oldest() {
    return oldest;
  }

  int wanted() {
    return wanted;
  }

  /** Brings the sums up to date. */
  public void passTo(double now) {
    List.of(visible, inFlight, delayed, workers, slots, busy).forEach(level -> level.passTo(now));
  }

  /** Returns the largest values since the last call of this method. */
  Maxima takeMaxima() {
    Maxima maxima =
        new Maxima(visible.takeMax(), inFlight.takeMax(), workers.takeMax(), maxAge, maxOldest);
    maxAge = 0;
    maxOldest = 0;
    return maxima;
  }
}
