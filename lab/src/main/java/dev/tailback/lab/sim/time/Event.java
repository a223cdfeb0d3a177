package dev.tailback.lab.sim.time;

/** Something that fires at a time of the {@link Agenda}. */
public abstract class Event {
  double atSeconds;
  long order;
  int place = -1;

  /** Creates an event that is not scheduled. */
  protected Event() {}

  /** Returns an event that runs a task. */
  public static Event of(Runnable task) {
    return new Event() {
      @Override
      protected void fire() {
        task.run();
      }
    };
  }

  /** Called when it fires. It is no longer scheduled then, and may be scheduled again. */
  protected abstract void fire();

  /** Returns whether it is scheduled. */
  public final boolean isScheduled() {
    return place >= 0;
  }

  final boolean isBefore(Event other) {
    return atSeconds == other.atSeconds ? order < other.order : atSeconds < other.atSeconds;
  }
}
