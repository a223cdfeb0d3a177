package dev.tailback.engine.time;

/** Something that fires at a time of the {@link Timeline}. */
public abstract class Deadline extends IndexedHeap.Element {
  long dueMillis;
  long order;

  /** Creates a deadline that is not scheduled. */
  protected Deadline() {}

  /** Returns when it fires, in milliseconds since the epoch, while it is scheduled. */
  public final long dueMillis() {
    return dueMillis;
  }

  /** Returns what happens then, in a few words. */
  protected abstract String what();

  /** Fires. It is no longer scheduled by then, and may schedule itself again. */
  protected abstract void fire();

  /**
   * Returns whether it fires after everything else of the same instant, and after the waiters that
   * this has woken were served. The end of a wait does, so that something that arrives at the last
   * moment is still in time.
   */
  protected boolean isLast() {
    return false;
  }

  /**
   * Returns whether anybody outside notices when it fires; see {@link Timeline#isAnyoneWaiting}.
   */
  protected boolean isAwaited() {
    return false;
  }

  /**
   * Returns whether it is housekeeping: it is not announced as the next event, and fires after
   * everything else of the same instant.
   */
  protected boolean isInBackground() {
    return false;
  }

  /** Returns whether it is scheduled. */
  protected final boolean isScheduled() {
    return isInHeap();
  }
}
