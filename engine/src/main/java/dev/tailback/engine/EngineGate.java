package dev.tailback.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one door to an engine: one call at a time, each at the clock's time.
 *
 * <p>Whatever has fallen due by then happens first. Answers are run after the call, outside the
 * lock, by the thread that made it. While somebody waits, a thread of the gate's own sees to it
 * that what falls due happens without a call.
 */
public final class EngineGate implements AutoCloseable {
  private static final int SPINS = 200;

  private final Engine engine;
  private final EngineClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private final Thread timer = new Thread(this::keepTime, "tailback-timer");
  private long wakesAtMillis = Deadlines.NEVER;
  private boolean closed;

  /** A gate to a new engine, which goes by the clock until the gate is closed. */
  public EngineGate(EngineSettings settings, EngineClock clock) {
    this.engine = new Engine(settings, clock.nowMillis());
    this.clock = clock;
    timer.setDaemon(true);
    timer.start();
    clock.onMove(this::settle);
  }

  /** Calls the engine. What the call throws comes through, after the answers were run. */
  public <T extends @Nullable Object> T call(Function<Engine, T> call) {
    Answers answers = new Answers();
    try {
      enter();
      try {
        engine.advanceTo(clock.nowMillis());
        return call.apply(engine);
      } finally {
        answers.takeAndUnlock();
      }
    } finally {
      answers.run();
    }
  }

  /** Takes the lock, which others hold for less time than a thread takes to sleep and wake. */
  private void enter() {
    for (int attempt = 0; attempt < SPINS; attempt++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  /** Calls the engine for an effect alone. */
  public void run(Consumer<Engine> call) {
    call(
        all -> {
          call.accept(all);
          return all;
        });
  }

  /**
   * Moves the clock forward, and returns when all that has fallen due on the way has happened, in
   * order, each thing at its own time.
   *
   * @return what has happened meanwhile
   * @throws IllegalArgumentException if the duration is negative
   */
  public Happenings advance(Duration by) {
    return call(all -> advance(all, by));
  }

  /** Makes the clock show the time of the next deadline, if there is one, as {@link #advance}. */
  public Happenings advanceToNext() {
    return call(
        all -> {
          long next = all.nextDeadlineMillis();
          long millis = next == Deadlines.NEVER ? 0 : Math.max(0, next - all.nowMillis());
          return advance(all, Duration.ofMillis(millis));
        });
  }

  private Happenings advance(Engine all, Duration by) {
    Happenings before = all.happenings();
    clock.move(by);
    all.advanceTo(clock.nowMillis());
    return all.happenings().since(before);
  }

  public EngineClock clock() {
    return clock;
  }

  /** Lets everything happen that has fallen due. */
  public void settle() {
    call(Engine::nowMillis);
  }

  /** Answers everybody who waits, with nothing, and ends the gate's thread. */
  @Override
  public void close() {
    run(
        all -> {
          all.endWaiting();
          closed = true;
          sooner.signal();
        });
  }

  /** The answers of one call. */
  private final class Answers {
    private List<Runnable> given = List.of();

    void takeAndUnlock() {
      try {
        given = engine.takeReplies();
        wakeTimerIfSooner();
      } finally {
        lock.unlock();
      }
    }

    /** Runs all of them, whatever becomes of some. */
    void run() {
      Throwable failed = null;
      for (Runnable answer : given) {
        try {
          answer.run();
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
    if (wakeUpMillis() < wakesAtMillis) {
      sooner.signal();
    }
  }

  private long wakeUpMillis() {
    return engine.isAnyoneWaiting() ? engine.nextDeadlineMillis() : Deadlines.NEVER;
  }

  private void keepTime() {
    while (awaitNextDeadline()) {
      try {
        settle();
      } catch (RuntimeException | Error bug) {
        // Others wait too: the thread goes on.
        timer.getUncaughtExceptionHandler().uncaughtException(timer, bug);
      }
    }
  }

  /** Returns when something falls due; {@code false} when the gate is closed. */
  private boolean awaitNextDeadline() {
    lock.lock();
    try {
      while (!closed) {
        wakesAtMillis = clock.isStanding() ? Deadlines.NEVER : wakeUpMillis();
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
