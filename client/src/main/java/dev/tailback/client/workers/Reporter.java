package dev.tailback.client.workers;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.tailback.client.AdminClient;
import dev.tailback.client.AdminClientException;
import dev.tailback.client.WorkerPool;
import dev.tailback.client.WorkersWanted;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports to the server how many workers run, and asks how many it wants: every second, and at once
 * when the number changes.
 *
 * <p>While the server cannot be reached, the last wanted number stays.
 */
final class Reporter {
  private static final long PAUSE_NANOS = SECONDS.toNanos(1);

  private final AdminClient server;
  private final WorkerPool pool;
  private final Consumer<String> log;
  private final Thread thread = new Thread(this::run, "tailback-report");
  private int actual;
  private boolean isStopped;
  private volatile @Nullable Integer desired;
  private @Nullable String problem;

  /**
   * @param pool the report, without the number of workers
   */
  Reporter(AdminClient server, WorkerPool pool, Consumer<String> log) {
    this.server = server;
    this.pool = pool;
    this.log = log;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Returns how many workers the server wants, {@code null} until its first answer. */
  @Nullable Integer desired() {
    return desired;
  }

  /** Changes the number of workers that is reported. */
  synchronized void actual(int number) {
    if (number != actual) {
      actual = number;
      notifyAll();
    }
  }

  private void run() {
    try {
      int reported = awaitNext(-1);
      while (reported >= 0) {
        report(reported);
        reported = awaitNext(reported);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until a report is due, and returns the number to report; -1 after the end. */
  private synchronized int awaitNext(int reported) throws InterruptedException {
    long endNanos = System.nanoTime() + PAUSE_NANOS;
    long leftNanos = PAUSE_NANOS;
    while (!isStopped && actual == reported && leftNanos > 0) {
      NANOSECONDS.timedWait(this, leftNanos);
      leftNanos = endNanos - System.nanoTime();
    }
    return isStopped ? -1 : actual;
  }

  private void report(int running) {
    try {
      WorkersWanted wanted = server.report(pool.withActual(running));
      if (problem != null) {
        log.accept("the server answers again");
        problem = null;
      }
      logChange(wanted);
      desired = wanted.desired();
    } catch (AdminClientException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(problem)) {
        log.accept(message + "; tries again");
        problem = message;
      }
    }
  }

  private void logChange(WorkersWanted wanted) {
    if (!Integer.valueOf(wanted.desired()).equals(desired)) {
      String target = wanted.target() == null ? "" : " for " + wanted.target();
      log.accept(wanted.desired() + " wanted" + target);
    }
  }

  /** Reports to the server, if it can be reached, that the pool is gone. */
  void leave() throws InterruptedException {
    synchronized (this) {
      isStopped = true;
      notifyAll();
    }
    thread.join();
    try {
      server.leave(pool);
    } catch (AdminClientException e) {
      log.accept(String.valueOf(e.getMessage()));
    }
  }
}
