package dev.tailback.engine.live;

import dev.tailback.engine.queue.QueueTotals;
import java.util.EnumSet;
import java.util.Set;

/** What is sampled from a queue: its state at a moment, or a count of events. */
public enum Measure {
  /** Messages that can be received. */
  VISIBLE("visible"),
  /** Messages in flight. */
  IN_FLIGHT("inFlight"),
  /** Delayed messages. */
  DELAYED("delayed"),
  /** The age of the oldest message in seconds, as ApproximateAgeOfOldestMessage has it. */
  AGE("age"),
  SENT("sent"),
  RECEIVED("received"),
  REPEATED("repeated"),
  DELETED("deleted"),
  DEAD_LETTERED("deadLettered"),
  EXPIRED("expired"),
  THROTTLED("throttled"),
  FAULTED("faulted"),
  OVER_LIMIT("overLimit"),
  EMPTY_SHORT("emptyShort"),
  EMPTY_LONG("emptyLong");

  private static final Set<Measure> STATES = EnumSet.of(VISIBLE, IN_FLIGHT, DELAYED, AGE);

  /** All counts, in their order. */
  static final Set<Measure> COUNTS = EnumSet.complementOf(EnumSet.copyOf(STATES));

  private final String wireName;

  Measure(String wireName) {
    this.wireName = wireName;
  }

  /** Returns its name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** Returns whether it counts events, instead of describing a moment. */
  public boolean isCount() {
    return !STATES.contains(this);
  }

  /** Returns a queue's count since its creation; 0 if this is a state. */
  long total(QueueTotals totals) {
    return switch (this) {
      case VISIBLE, IN_FLIGHT, DELAYED, AGE -> 0;
      case SENT -> totals.sent();
      case RECEIVED -> totals.received();
      case REPEATED -> totals.repeated();
      case DELETED -> totals.deleted();
      case DEAD_LETTERED -> totals.deadLettered();
      case EXPIRED -> totals.expired();
      case THROTTLED -> totals.throttled();
      case FAULTED -> totals.faulted();
      case OVER_LIMIT -> totals.overLimit();
      case EMPTY_SHORT -> totals.emptyShortPolls();
      case EMPTY_LONG -> totals.emptyLongPolls();
    };
  }
}
