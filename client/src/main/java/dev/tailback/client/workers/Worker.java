package dev.tailback.client.workers;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place for a worker: a process that is restarted whenever it ends, until it is stopped. */
final class Worker {
  /** Starts the process. */
  interface Start {
    Process process() throws IOException;
  }

  private final Start start;
  private final Consumer<String> log;
  private final long graceNanos;
  private final Backoff backoff = new Backoff();
  private @Nullable ProcessTree tree;
  private long startedNanos;
  private long dueNanos;
  private boolean isStopping;
  private boolean isEnding;
  private boolean isKilled;
  private long killNanos;

  /**
   * @param log takes messages about the worker, as clauses without a subject
   */
  Worker(Start start, Consumer<String> log, long graceNanos, long nowNanos) {
    this.start = start;
    this.log = log;
    this.graceNanos = graceNanos;
    dueNanos = nowNanos;
  }

  /** Returns whether it is working: its process runs and hasn't been asked to end. */
  boolean isRunning() {
    return tree != null && !isEnding && tree.root().isAlive();
  }

  /** Returns the ids of its processes. */
  Stream<Long> pids() {
    return tree == null ? Stream.of() : tree.pids();
  }

  boolean isStopping() {
    return isStopping;
  }

  /** Returns whether nothing of it runs. */
  boolean isGone() {
    return tree == null;
  }

  /** Starts, restarts and ends its process as it is due. */
  void settle(long nowNanos) {
    if (tree != null) {
      watch(tree, nowNanos);
    }
    if (tree == null && !isStopping && nowNanos - dueNanos >= 0) {
      start(nowNanos);
    }
  }

  private void start(long nowNanos) {
    startedNanos = nowNanos;
    isEnding = false;
    isKilled = false;
    try {
      tree = new ProcessTree(start.process(), nowNanos);
      log.accept("started, process " + tree.root().pid());
    } catch (IOException e) {
      tryAgain("cannot be started: " + e.getMessage(), nowNanos);
    }
  }

  private void watch(ProcessTree processes, long nowNanos) {
    processes.watch(nowNanos);
    if (!processes.root().isAlive() && !isEnding) {
      terminate(processes, nowNanos);
    }
    if (!processes.isAlive()) {
      ended(processes.root().exitValue(), nowNanos);
    } else if (isEnding && nowNanos - killNanos >= 0) {
      killLate(processes);
      killNanos = nowNanos + graceNanos;
    }
  }

  private void killLate(ProcessTree processes) {
    if (!isKilled) {
      log.accept("did not end in time, killed");
    }
    isKilled = true;
    processes.kill();
  }

  private void terminate(ProcessTree processes, long nowNanos) {
    isEnding = true;
    killNanos = nowNanos + graceNanos;
    processes.terminate();
  }

  private void ended(int exitCode, long nowNanos) {
    tree = null;
    if (isStopping) {
      log.accept("stopped");
    } else {
      tryAgain("ended with exit code " + exitCode, nowNanos);
    }
  }

  private void tryAgain(String problem, long nowNanos) {
    long pauseNanos = backoff.pauseNanos(nowNanos - startedNanos);
    dueNanos = nowNanos + pauseNanos;
    log.accept(problem + ", starts again in " + pauseNanos / Backoff.MIN_NANOS + " s");
  }

  /** Asks its process to end, without a restart. */
  void stop(long nowNanos) {
    if (!isStopping) {
      isStopping = true;
      if (tree != null && !isEnding) {
        terminate(tree, nowNanos);
      }
    }
  }

  /** Kills its process, without a restart. */
  void kill() {
    isStopping = true;
    if (tree != null) {
      isEnding = true;
      Objects.requireNonNull(tree).kill();
    }
  }
}
