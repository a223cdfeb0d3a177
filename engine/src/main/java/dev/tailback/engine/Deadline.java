package dev.tailback.engine;

/** Something that happens by itself at an engine time. */
abstract class Deadline {
  long dueMillis;
  long order;
  int place = IndexedHeap.NOWHERE;

  /** What happens then, in a few words. */
  abstract String what();

  /** Happens; it is no longer scheduled by then, and may schedule itself again. */
  abstract void fire();

  /**
   * Whether it comes after everything else of the same instant, and after what that has woken: the
   * end of a wait, for which a message that comes at the last moment is still in time.
   */
  boolean isLast() {
    return false;
  }

  final boolean isScheduled() {
    return place != IndexedHeap.NOWHERE;
  }
}
