package dev.tailback.engine.live;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueGauges;
import dev.tailback.engine.queue.QueueTotals;

/** The live numbers of one queue, as of its last sample. Used only inside the gate. */
public final class LiveQueue {
  private static final int SLOPE_SECONDS = 60;
  private static final double MILLIS = 1000;

  private final Queue queue;
  private final Averages averages = new Averages();
  private Recording recording;
  private QueueTotals sampled;
  private QueueTotals averaged;
  private long averagedAtMillis;
  private long lastTrafficMillis;
  private Sample last;

  /**
   * What was found at the last sample.
   *
   * @param ageSeconds the age of the oldest message, as the metric has it; 0 if there is none,
   *     {@link History#UNKNOWN} if that is not known
   */
  private record Sample(QueueCounts counts, int ageSeconds, Rates rates, double slope) {}

  /**
   * @param counted what was counted before the first sample
   */
  LiveQueue(Queue queue, QueueTotals counted, int stepSeconds, long nowMillis) {
    this.queue = queue;
    this.sampled = counted;
    this.averaged = counted;
    this.averagedAtMillis =
        Math.max(queue.inspection().createdAtMillis(), nowMillis - stepSeconds * 1000L);
    this.lastTrafficMillis = nowMillis;
    this.recording = new Recording(stepSeconds, second(nowMillis));
    this.last = look(nowMillis);
  }

  /** Returns the second that this moment is in, or is the end of. */
  private static long second(long millis) {
    return Math.floorDiv(millis - 1, 1000L);
  }

  /**
   * Takes a sample.
   *
   * @param isLeap whether the next sample will be much later. Then the events since the last sample
   *     count as spread over the whole time, as when a test sends messages and moves the clock by a
   *     minute
   */
  void sample(long nowMillis, boolean isLeap) {
    QueueTotals totals = queue.counter().totals();
    if (!totals.equals(sampled)) {
      lastTrafficMillis = nowMillis;
    }
    if (!isLeap) {
      average(totals, nowMillis);
    }
    long second = second(nowMillis);
    for (Measure count : Measure.COUNTS) {
      recording.put(count, second, (int) (count.total(totals) - count.total(sampled)));
    }
    sampled = totals;
    last = look(nowMillis);
  }

  private void average(QueueTotals totals, long nowMillis) {
    double seconds = (nowMillis - averagedAtMillis) / MILLIS;
    if (seconds >= 1) {
      averages.add(averaged, totals, seconds);
      averaged = totals;
      averagedAtMillis = nowMillis;
    }
  }

  private Sample look(long nowMillis) {
    QueueGauges gauges = queue.inspection().gauges();
    QueueCounts counts = gauges.counts();
    Long oldest = gauges.oldestArrivedAtMillis();
    int noAge = queue.elsewhere() == null ? 0 : History.UNKNOWN;
    int age = oldest == null ? noAge : (int) Math.max(0, (nowMillis - oldest) / 1000);
    long second = second(nowMillis);
    recording.put(Measure.VISIBLE, second, counts.visible());
    recording.put(Measure.IN_FLIGHT, second, counts.inFlight());
    recording.put(Measure.DELAYED, second, counts.delayed());
    recording.put(Measure.AGE, second, age);
    Rates rates = averages.rates();
    double slope = counts.areKnown() ? slope(second, rates) : Double.NaN;
    return new Sample(counts, age, rates, slope);
  }

  private double slope(long second, Rates rates) {
    double now = recording.meanBacklog(second);
    double before = recording.meanBacklog(second - SLOPE_SECONDS);
    if (Double.isNaN(before)) {
      return queue.elsewhere() == null ? rates.arriving() - rates.leaving() : Double.NaN;
    }
    return (now - before) / SLOPE_SECONDS;
  }

  /** Returns the queue. */
  public Queue queue() {
    return queue;
  }

  /** Returns the numbers of messages, by state. */
  public QueueCounts counts() {
    return last.counts;
  }

  /**
   * Returns the age of the oldest message in seconds, as its metric has it; 0 without one, {@link
   * History#UNKNOWN} if that is not known.
   */
  public int ageSeconds() {
    return last.ageSeconds;
  }

  /** Returns the rates of its events. */
  public Rates rates() {
    return last.rates;
  }

  /**
   * Returns by how many messages per second the backlog (visible and delayed) has grown in the last
   * minute; negative if it shrinks. In a queue's first minute it is arrivals minus departures.
   * {@link Double#NaN} if that is not known.
   */
  public double slope() {
    return last.slope;
  }

  /**
   * Returns how many messages were visible or delayed some time ago; {@link Double#NaN} if that is
   * not known.
   */
  public double backlogAgo(long seconds) {
    return recording.meanBacklog(recording.lastSecond() - seconds);
  }

  /** Returns how often something was counted in the last seconds, at most 900. */
  public long total(Measure count, int seconds) {
    return recording.total(count, seconds);
  }

  /** Returns what was recorded in the last seconds, at most 900. */
  public History history(int seconds) {
    return new History(recording, seconds);
  }

  /** Returns what was counted until the last sample. */
  QueueTotals counted() {
    return sampled;
  }

  /**
   * Returns how many messages the queue had, in any state, at equal intervals over the last fifteen
   * minutes, the last one now; {@link History#UNKNOWN} where that is not known.
   *
   * @param points how many numbers, a divisor of 900
   */
  public int[] curve(int points) {
    int[] curve = new int[points];
    int distance = Recording.SECONDS / points;
    long second = recording.lastSecond() - Recording.SECONDS + 1;
    int messages = History.UNKNOWN;
    for (int i = 0; i < Recording.SECONDS; i++, second++) {
      messages = recording.isKnown(second) ? recording.messagesAt(second) : messages;
      curve[i / distance] = messages;
    }
    return curve;
  }

  /** Returns when something was last counted, in milliseconds since the epoch. */
  long lastTrafficMillis() {
    return lastTrafficMillis;
  }

  int bytes() {
    return recording.bytes();
  }

  /** Changes the length of the recording's slots. */
  void record(int stepSeconds) {
    if (recording.stepSeconds() != stepSeconds) {
      recording = new Recording(stepSeconds, recording);
    }
  }
}
