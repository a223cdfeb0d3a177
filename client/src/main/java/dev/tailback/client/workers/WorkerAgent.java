package dev.tailback.client.workers;

import dev.tailback.client.AdminClient;
import dev.tailback.client.ServerAccess;
import dev.tailback.client.WorkerPool;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Keeps the number of worker processes that a server wants, within its own bounds.
 *
 * <p>A worker that has been asked to end may finish what it is doing. Workers don't outlive the
 * agent, even if it is killed: see {@link Watchdog}.
 *
 * <p>{@link #run} does all of it until {@link #stop} or {@link #kill} is called from another
 * thread. It starts no worker before the server's first answer, and keeps the running ones while
 * the server cannot be reached.
 */
public final class WorkerAgent {
  private static final long TICK_MILLIS = 100;

  private final LineOutput out;
  private final LineOutput err;
  private final Reporter reporter;
  private final Workforce workforce;
  private final Duration grace;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean isStopping;
  private boolean isKilling;

  /**
   * Creates an agent that does nothing yet.
   *
   * @param environment where the server is, and which account and region the workers are in
   * @param access the agent's credentials
   * @param grace how long a process may take to end before it is killed
   * @param out gets the workers' standard output
   * @param err gets their standard error, and the agent's log
   */
  public WorkerAgent(
      WorkerTarget target,
      WorkerCommand command,
      WorkerEnvironment environment,
      ServerAccess access,
      Duration grace,
      OutputStream out,
      OutputStream err) {
    this.out = new LineOutput(out);
    this.err = new LineOutput(err);
    this.grace = grace;
    Consumer<String> log = says -> this.err.print("tailback: " + target.name() + ": " + says);
    Launcher launcher = new Launcher(environment, this.out, this.err);
    workforce =
        command.isPerChange()
            ? new CommandPerChange(target, command, launcher, grace.toNanos(), log)
            : new WorkerProcesses(target, command, launcher, grace.toNanos(), log);
    AdminClient server = new AdminClient(environment.url(), access);
    reporter = new Reporter(server, pool(target, environment), log);
  }

  private static WorkerPool pool(WorkerTarget target, WorkerEnvironment environment) {
    return new WorkerPool(
        target.name(), environment.account(), environment.region(), target.min(), target.max(), 0);
  }

  /** Keeps the workers until the agent is stopped and all of them have ended. */
  public void run() throws InterruptedException {
    reporter.start();
    Watchdog watchdog = new Watchdog(grace.toSeconds());
    try {
      while (!settle(System.nanoTime())) {
        watchdog.watch(workforce.pids());
        Thread.sleep(TICK_MILLIS);
      }
      watchdog.close();
      reporter.leave();
      out.awaitEnd();
      err.awaitEnd();
    } finally {
      workforce.kill();
      ended.countDown();
    }
  }

  /** Waits until {@link #run} has ended. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Returns whether the agent is stopped, and nothing is still running. */
  private boolean settle(long nowNanos) {
    boolean isEnding = isEnding();
    Integer desired = reporter.desired();
    if (isEnding) {
      workforce.stop(nowNanos);
    } else if (desired != null) {
      workforce.settle(desired, nowNanos);
    }
    reporter.actual(workforce.actual());
    return isEnding && workforce.isIdle();
  }

  private synchronized boolean isEnding() {
    if (isKilling) {
      workforce.kill();
    }
    return isStopping;
  }

  /** Asks all workers to end, and kills those that don't within the grace. */
  public synchronized void stop() {
    isStopping = true;
  }

  /** Kills all workers. */
  public synchronized void kill() {
    isStopping = true;
    isKilling = true;
  }
}
