package dev.tailback.pressure;

import dev.tailback.engine.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls that a rule is holding back. They continue when the rule ends, for whatever reason.
 * Thread-safe.
 */
public final class HeldCalls {
  private final Map<Object, Runnable> releases = new LinkedHashMap<>();
  private boolean isOver;

  /** Returns whether the rule has ended, after which it changes no calls. */
  public synchronized boolean isOver() {
    return isOver;
  }

  /**
   * Holds a call back until it is released or forgotten.
   *
   * @param call its identity
   * @param release continues it when the rule ends; runs inside the gate, so it must not wait
   * @return false if the rule has ended, so that nothing is held back
   */
  public synchronized boolean hold(Object call, Runnable release) {
    if (!isOver) {
      releases.put(call, release);
    }
    return !isOver;
  }

  /** Notes that a call has continued by itself, or is over. */
  public synchronized void forget(Object call) {
    releases.remove(call);
  }

  /**
   * Runs a task after a delay, or when the rule ends if that is earlier. Called inside the gate;
   * the task runs outside.
   *
   * @param what a short description of the task
   */
  public void schedule(Timeline timeline, long delayMillis, String what, Runnable task) {
    Runnable goOn =
        () -> {
          forget(task);
          task.run();
        };
    Runnable goOnNow = timeline.schedule(delayMillis, what, goOn);
    if (!hold(task, goOnNow)) {
      goOnNow.run();
    }
  }

  /** Continues all calls, because the rule has ended. Called inside the gate. */
  void releaseAll() {
    List<Runnable> all;
    synchronized (this) {
      isOver = true;
      all = List.copyOf(releases.values());
      releases.clear();
    }
    all.forEach(Runnable::run);
  }
}
