package dev.tailback.engine.diagnosis;

import java.util.Comparator;

/**
 * How much trouble a queue is in. In natural order the queue that needs most attention comes first:
 * by severity; then by how many messages go wrong per second, in powers of two, so that queues do
 * not keep swapping places; then by the age of the oldest message, or by how busy it is if there is
 * no trouble.
 *
 * @param severity of the worst diagnosis
 * @param wrong the exponent of the power of two below the number of messages that go wrong per
 *     second: messages by which the backlog grows, refused sends, repeated receives and dead
 *     letters; 0 for a thousandth and less
 * @param size the age of the oldest message in seconds, or how many messages arrive per second
 */
public record Trouble(Severity severity, int wrong, double size) implements Comparable<Trouble> {

  /** The trouble of a queue that was not sampled yet. */
  public static final Trouble NONE = new Trouble(Severity.IDLE, 0, 0);

  private static final int MIN_EXPONENT = -10;
  private static final int MAX_WRONG = 24;
  private static final Comparator<Trouble> MOST_FIRST =
      Comparator.comparing(Trouble::severity)
          .thenComparing(Comparator.comparingInt(Trouble::wrong).reversed())
          .thenComparing(Comparator.comparingDouble(Trouble::size).reversed());

  static Trouble of(Severity severity, Symptoms queue) {
    return severity.isCalm()
        ? new Trouble(severity, 0, queue.rates().arriving())
        : new Trouble(severity, powerOfTwo(wrongPerSecond(queue)), queue.oldestAgeSeconds());
  }

  private static double wrongPerSecond(Symptoms queue) {
    return Math.max(0, queue.backlog().slopePerSecond())
        + queue.rates().throttledSends()
        + queue.rates().repeated()
        + queue.rates().deadLettered();
  }

  private static int powerOfTwo(double rate) {
    return Math.max(0, Math.min(MAX_WRONG, Math.getExponent(rate) - MIN_EXPONENT));
  }

  @Override
  public int compareTo(Trouble other) {
    return MOST_FIRST.compare(this, other);
  }
}
