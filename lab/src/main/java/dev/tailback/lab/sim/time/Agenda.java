package dev.tailback.lab.sim.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the actors of a run do next: a heap of events, ordered by time and, for equal times, by when
 * they were scheduled. Times are in seconds from the start of the run.
 */
public final class Agenda {
  private static final int FIRST_ROOM = 64;

  private @Nullable Event[] heap = new Event[FIRST_ROOM];
  private int size;
  private long lastOrder;
  private double nowSeconds;

  /** Creates an agenda at the start of a run. */
  public Agenda() {}

  /** Returns the time. */
  public double now() {
    return nowSeconds;
  }

  /** Moves the time forward. An earlier time is ignored. */
  public void passTo(double seconds) {
    nowSeconds = Math.max(nowSeconds, seconds);
  }

  /** Returns when the next event fires; infinity if there is none. */
  public double nextSeconds() {
    return size == 0 ? Double.POSITIVE_INFINITY : at(0).atSeconds;
  }

  /** Fires the next event at its time. There must be one. */
  public void fireNext() {
    Event next = at(0);
    passTo(next.atSeconds);
    cancel(next);
    next.fire();
  }

  /** Runs a task after a delay. */
  public Event after(double delaySeconds, Runnable task) {
    Event event = Event.of(task);
    schedule(event, nowSeconds + delaySeconds);
    return event;
  }

  /** Schedules an event, or moves it if it is scheduled already. */
  public void schedule(Event event, double atSeconds) {
    cancel(event);
    event.atSeconds = atSeconds;
    event.order = ++lastOrder;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    rise(event, size++);
  }

  /** Cancels an event. Does nothing if it is not scheduled. */
  public void cancel(Event event) {
    int place = event.place;
    if (place < 0) {
      return;
    }
    event.place = -1;
    Event last = at(--size);
    heap[size] = null;
    if (last != event) {
      if (place > 0 && last.isBefore(at((place - 1) / 2))) {
        rise(last, place);
      } else {
        sink(last, place);
      }
    }
  }

  private void rise(Event event, int from) {
    int place = from;
    while (place > 0) {
      int above = (place - 1) / 2;
      Event parent = at(above);
      if (!event.isBefore(parent)) {
        break;
      }
      put(parent, place);
      place = above;
    }
    put(event, place);
  }

  private void sink(Event event, int from) {
    int place = from;
    for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
      Event child = at(below);
      if (below + 1 < size && at(below + 1).isBefore(child)) {
        below++;
        child = at(below);
      }
      if (!child.isBefore(event)) {
        break;
      }
      put(child, place);
      place = below;
    }
    put(event, place);
  }

  private void put(Event event, int place) {
    heap[place] = event;
    event.place = place;
  }

  private Event at(int place) {
    Event event = heap[place];
    if (event == null) {
      throw new IllegalStateException("there is no event " + place + " of " + size);
    }
    return event;
  }
}
