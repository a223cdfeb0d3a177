package dev.tailback.engine.queue;

/** The number of messages in a queue, by state; each is -1 if they are not known. */
public record QueueCounts(int visible, int inFlight, int delayed) {

  /** The counts of a queue {@link Elsewhere} that has not been asked recently. */
  public static final QueueCounts UNKNOWN = new QueueCounts(-1, -1, -1);

  /** Returns whether they are known. */
  public boolean areKnown() {
    return visible >= 0;
  }
}
