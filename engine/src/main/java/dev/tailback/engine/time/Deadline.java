package dev.tailback.engine.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Returns a short description of what happens then. */
  protected abstract String what();

  /**
   * Returns the name of what it is about, such as a queue; {@code null} if there is none. By
   * default there is none.
   */
  protected @Nullable String about() {
    return null;
  }

  /**
   * Returns whether it only forgets something, which changes no answer at that moment. By default
   * it does not.
   */
  protected boolean isHousekeeping() {
    return false;
  }

  /**
   * Describes the first of the events that it covers, in order. By default it covers one.
   *
   * @param max the maximum number of events
   */
  protected List<NextEvent> next(int max) {
    return List.of(event());
  }

  final NextEvent event() {
    return new NextEvent(dueMillis, what(), about(), isHousekeeping());
  }

  /** Called when it fires. It is no longer scheduled then, and may schedule itself again. */
  protected abstract void fire();

  /**
   * Returns whether it fires after everything else at the same instant, and after the waiters woken
   * by that were served. The end of a wait does, so that a message that arrives at the last moment
   * is still in time.
   */
  protected boolean isLast() {
    return false;
  }

  /** Returns whether anyone outside notices when it fires; see {@link Timeline#isAnyoneWaiting}. */
  protected boolean isAwaited() {
    return false;
  }

  /**
   * Returns whether it is in the background: it is not announced as the next event, and fires after
   * everything else at the same instant.
   */
  protected boolean isInBackground() {
    return false;
  }

  /** Returns whether it is scheduled. */
  protected final boolean isScheduled() {
    return isInHeap();
  }
}
