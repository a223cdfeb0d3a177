package dev.tailback.engine.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only access to the world on a {@link Timeline}: one call at a time, each at the clock's time.
 *
 * <ul>
 *   <li>Before a call, everything that has fallen due fires.
 *   <li>Replies are run after the call, outside the lock, by the thread that made the call.
 *   <li>While anyone waits and the clock runs, a thread of the gate fires what falls due between
 *       calls.
 *   <li>Nothing obtained inside the gate is used outside, except for immutable values.
 *   <li>A call is short, never blocks and does not call the gate again. A reply may.
 * </ul>
 *
 * @param <W> the world inside, which each call gets
 */
public abstract class Gate<W> implements AutoCloseable {
  private static final int SPINS = 200;

  private final Timeline timeline;
  private final W world;
  private final EngineClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private final Thread timer = new Thread(this::keepTime, "tailback-timer");
  private final List<Runnable> moved = new CopyOnWriteArrayList<>();
  private long wakesAtMillis = Deadlines.NEVER;
  private boolean timerStarted;
  private boolean closed;

  /**
   * Opens a gate, which follows the clock until it is closed.
   *
   * @param world the world on the timeline; from now on it is used only through the gate
   */
  protected Gate(Timeline timeline, W world, EngineClock clock) {
    this.timeline = timeline;
    this.world = world;
    this.clock = clock;
    timer.setDaemon(true);
    clock.onMove(this::settle);
  }

  /**
   * Calls the world inside and returns the result. An exception of the call is thrown after the
   * replies were run.
   */
  public final <T extends @Nullable Object> T call(Function<? super W, T> call) {
    Replies replies = new Replies();
    try {
      enter();
      try {
        timeline.advanceTo(clock.nowMillis());
        return call.apply(world);
      } finally {
        replies.takeAndUnlock();
      }
    } finally {
      replies.run();
    }
  }

  /**
   * Takes the lock, spinning at first: it is held for less time than a thread takes to sleep and
   * wake up.
   */
  private void enter() {
    for (int attempt = 0; attempt < SPINS; attempt++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  /** Calls the world inside, without a result. */
  public final void run(Consumer<? super W> call) {
    call(
        inside -> {
          call.accept(inside);
          return inside;
        });
  }

  /** Inside a call: moves the clock forward and fires everything that falls due on the way. */
  protected final void moveClock(Duration by) {
    clock.move(by);
    timeline.advanceTo(clock.nowMillis());
    moved.forEach(timeline::reply);
  }

  /** Adds a listener to run, outside the gate, when the clock has been moved or resumed. */
  public final void onMove(Runnable listener) {
    moved.add(listener);
    clock.onMove(listener);
  }

  /** Returns the clock that the gate follows. */
  public final EngineClock clock() {
    return clock;
  }

  /** Fires everything that has fallen due. */
  public final void settle() {
    call(inside -> inside);
  }

  /** Ends all waits with nothing, and stops the gate's thread. */
  @Override
  public final void close() {
    run(
        inside -> {
          endWaiting(inside);
          closed = true;
          sooner.signal();
        });
  }

  /** Ends all waits with nothing. Called inside the gate when it closes. */
  protected abstract void endWaiting(W inside);

  /** The replies of one call. */
  private final class Replies {
    private List<Runnable> given = List.of();

    void takeAndUnlock() {
      try {
        given = timeline.takeReplies();
        wakeTimerIfSooner();
      } finally {
        lock.unlock();
      }
    }

    /** Runs all of them, even if some fail. */
    void run() {
      Throwable failed = null;
      for (Runnable reply : given) {
        try {
          reply.run();
        } catch (RuntimeException | Error bug) {
          failed = bug;
        }
      }
      if (failed instanceof Error error) {
        throw error;
      }
      if (failed instanceof RuntimeException bug) {
        throw bug;
      }
    }
  }

  private void wakeTimerIfSooner() {
    if (timeline.wakeUpMillis() < wakesAtMillis && !clock.isPaused() && !closed) {
      startTimer();
      sooner.signal();
    }
  }

  /**
   * Starts the thread when it first has something to wait for: with a clock that is always paused
   * it is never needed.
   */
  private void startTimer() {
    if (!timerStarted) {
      timerStarted = true;
      timer.start();
    }
  }

  private void keepTime() {
    while (awaitNextDeadline()) {
      try {
        settle();
      } catch (RuntimeException | Error bug) {
        // There may be other waiters, so the thread continues.
        timer.getUncaughtExceptionHandler().uncaughtException(timer, bug);
      }
    }
  }

  /** Returns {@code true} when something falls due, {@code false} when the gate is closed. */
  private boolean awaitNextDeadline() {
    lock.lock();
    try {
      while (!closed) {
        wakesAtMillis = clock.isPaused() ? Deadlines.NEVER : timeline.wakeUpMillis();
        long millis = clock.realMillisUntil(wakesAtMillis);
        if (millis <= 0) {
          return true;
        }
        sooner.awaitNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      }
      return false;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }
}
