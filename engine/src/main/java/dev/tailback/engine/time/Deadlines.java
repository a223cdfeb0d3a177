package dev.tailback.engine.time;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deadlines scheduled on one timeline, in the order in which they fire. */
final class Deadlines {
  static final long NEVER = Long.MAX_VALUE;

  private static final int MAX_SEARCHED = 2_000;

  private final IndexedHeap<Deadline> heap = new ByDueTime();
  private long lastOrder;
  private int awaited;
  private @Nullable Deadline firing;

  long earliestMillis() {
    Deadline first = heap.peek();
    return first == null ? NEVER : first.dueMillis;
  }

  @Nullable NextEvent next() {
    Deadline first = heap.peek();
    return first == null ? null : first.next(1).get(0);
  }

  /**
   * Returns the next events in order. Of the housekeeping events it has only the first, as there
   * may be thousands.
   */
  List<NextEvent> next(int max) {
    List<NextEvent> events = new ArrayList<>();
    boolean hasHousekeeping = false;
    int sources = 0;
    for (Deadline deadline : heap.inOrder(MAX_SEARCHED)) {
      if (sources == max) {
        break;
      }
      if (!deadline.isHousekeeping()) {
        sources++;
        events.addAll(deadline.next(max));
      } else if (!hasHousekeeping) {
        hasHousekeeping = true;
        events.add(deadline.event());
      }
    }
    events.sort(Comparator.comparingLong(NextEvent::dueMillis));
    return List.copyOf(events.subList(0, Math.min(max, events.size())));
  }

  /** Returns when the next one fires if anyone waits for any of them, else {@link #NEVER}. */
  long wakeUpMillis() {
    return awaited > 0 ? earliestMillis() : NEVER;
  }

  /** Schedules the deadline, or moves it if it is scheduled already. */
  void schedule(Deadline deadline, long dueMillis) {
    if (deadline.isScheduled() && deadline.dueMillis == dueMillis) {
      return;
    }
    add(deadline, dueMillis, ++lastOrder);
  }

  /** Schedules the deadline with its former order among those of its instant. */
  void restore(Deadline deadline, long dueMillis, long order) {
    add(deadline, dueMillis, order);
    lastOrder = Math.max(lastOrder, order);
  }

  private void add(Deadline deadline, long dueMillis, long order) {
    cancel(deadline);
    deadline.dueMillis = dueMillis;
    deadline.order = order;
    heap.add(deadline);
    awaited += deadline.isAwaited() ? 1 : 0;
  }

  void cancel(Deadline deadline) {
    if (deadline.isScheduled()) {
      remove(deadline);
    }
  }

  private void remove(Deadline deadline) {
    heap.remove(deadline);
    awaited -= deadline.isAwaited() ? 1 : 0;
  }

  /** Fires what is due by now. Deadlines that are last fire only if nothing else is due. */
  void fireDue(long nowMillis) {
    Deadline next = heap.peek();
    boolean last = next != null && next.isLast();
    while (next != null && next.dueMillis <= nowMillis && next.isLast() == last) {
      remove(next);
      firing = next;
      next.fire();
      firing = null;
      next = heap.peek();
    }
  }

  /** Writes when a deadline fires and its order, even if it is firing now. */
  void write(Deadline deadline, StateOutput out) {
    boolean isPending = deadline.isScheduled() || deadline == firing;
    out.writeBoolean(isPending);
    if (isPending) {
      writePlace(deadline, out);
    }
  }

  /** Writes when a deadline fires or, if it is not scheduled, when it last would have fired. */
  static void writePlace(Deadline deadline, StateOutput out) {
    out.writeNumber(deadline.dueMillis);
    out.writeNumber(deadline.order);
  }

  void writeTo(StateOutput out) {
    out.writeNumber(lastOrder);
  }

  void readFrom(StateInput in) {
    lastOrder = in.readNumber();
  }

  void checkInvariants() {
    heap.checkInvariants();
    int counted = 0;
    for (Deadline deadline : heap.elements()) {
      counted += deadline.isAwaited() ? 1 : 0;
    }
    Invariant.that(counted == awaited, "awaited deadlines are counted");
  }

  private static final class ByDueTime extends IndexedHeap<Deadline> {
    @Override
    protected boolean isBefore(Deadline a, Deadline b) {
      if (a.dueMillis != b.dueMillis) {
        return a.dueMillis < b.dueMillis;
      }
      return a.isLast() == b.isLast() ? a.order < b.order : b.isLast();
    }
  }
}
