package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/** What falls due in one engine, in the order in which it will. */
final class Deadlines {
  static final long NEVER = Long.MAX_VALUE;

  private final IndexedHeap<Deadline> heap = new ByDueTime();
  private long lastOrder;

  long earliestMillis() {
    Deadline first = heap.peek();
    return first == null ? NEVER : first.dueMillis;
  }

  @Nullable Upcoming next() {
    Deadline first = heap.peek();
    return first == null ? null : new Upcoming(first.dueMillis, first.what());
  }

  /** Schedules the deadline, or moves it if it is scheduled already. */
  void schedule(Deadline deadline, long dueMillis) {
    if (deadline.isScheduled() && deadline.dueMillis == dueMillis) {
      return;
    }
    cancel(deadline);
    deadline.dueMillis = dueMillis;
    deadline.order = ++lastOrder;
    heap.add(deadline);
  }

  void cancel(Deadline deadline) {
    if (deadline.isScheduled()) {
      heap.remove(deadline);
    }
  }

  /**
   * Fires what is due by now: first all that is not last; what is last only where nothing else is
   * due.
   */
  void fireDue(long nowMillis) {
    Deadline next = heap.peek();
    boolean last = next != null && next.isLast();
    while (next != null && next.dueMillis <= nowMillis && next.isLast() == last) {
      heap.remove(next);
      next.fire();
      next = heap.peek();
    }
  }

  void checkInvariants() {
    heap.checkInvariants();
  }

  private static final class ByDueTime extends IndexedHeap<Deadline> {
    @Override
    boolean isBefore(Deadline a, Deadline b) {
      if (a.dueMillis != b.dueMillis) {
        return a.dueMillis < b.dueMillis;
      }
      return a.isLast() == b.isLast() ? a.order < b.order : b.isLast();
    }

    @Override
    int placeOf(Deadline deadline) {
      return deadline.place;
    }

    @Override
    void setPlaceOf(Deadline deadline, int place) {
      deadline.place = place;
    }
  }
}
