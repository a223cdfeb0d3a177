package dev.tailback.client.workers;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are managed elsewhere: a command sets their number.
 *
 * <p>It runs once for each change, never twice at the same time. Changes meanwhile are set
 * afterwards, by only the last number. A failure is retried.
 */
final class CommandPerChange implements Workforce {
  private static final int NONE_SET = -1;

  private final WorkerTarget target;
  private final WorkerCommand command;
  private final Launcher launcher;
  private final long graceNanos;
  private final Consumer<String> log;
  private final Backoff backoff = new Backoff();
  private @Nullable ProcessTree running;
  private int setting = NONE_SET;
  private int set = NONE_SET;
  private long dueNanos;
  private boolean isRetry;
  private boolean isStopping;
  private long killNanos;

  CommandPerChange(
      WorkerTarget target,
      WorkerCommand command,
      Launcher launcher,
      long graceNanos,
      Consumer<String> log) {
    this.target = target;
    this.command = command;
    this.launcher = launcher;
    this.graceNanos = graceNanos;
    this.log = log;
  }

  @Override
  public void settle(int desired, long nowNanos) {
    watch(nowNanos);
    int wanted = target.within(desired);
    boolean isDue = isRetry ? nowNanos - dueNanos >= 0 : wanted != set;
    if (running == null && isDue) {
      start(wanted, nowNanos);
    }
  }

  private void start(int wanted, long nowNanos) {
    setting = wanted;
    log.accept("sets " + wanted);
    try {
      Process process = launcher.start(command.line(wanted), Map.of(), target.name() + " | ");
      running = new ProcessTree(process, nowNanos);
    } catch (IOException e) {
      tryAgain("the command cannot be started: " + e.getMessage(), nowNanos);
    }
  }

  private void watch(long nowNanos) {
    if (running == null) {
      return;
    }
    running.watch(nowNanos);
    if (!running.root().isAlive()) {
      ended(running.root().exitValue(), nowNanos);
    } else if (isStopping && nowNanos - killNanos >= 0) {
      running.kill();
    }
  }

  private void ended(int exitCode, long nowNanos) {
    running = null;
    if (exitCode == 0) {
      set = setting;
      isRetry = false;
      backoff.reset();
    } else if (!isStopping) {
      tryAgain("the command ended with exit code " + exitCode, nowNanos);
    }
  }

  private void tryAgain(String problem, long nowNanos) {
    isRetry = true;
    long pauseNanos = backoff.pauseNanos(0);
    dueNanos = nowNanos + pauseNanos;
    log.accept(problem + ", tries again in " + pauseNanos / Backoff.MIN_NANOS + " s");
  }

  @Override
  public int actual() {
    return Math.max(0, set);
  }

  @Override
  public Set<Long> pids() {
    return running == null ? Set.of() : running.pids().collect(Collectors.toSet());
  }

  @Override
  public void stop(long nowNanos) {
    if (!isStopping) {
      isStopping = true;
      killNanos = nowNanos + graceNanos;
      if (running != null) {
        running.terminate();
      }
    }
    watch(nowNanos);
  }

  @Override
  public void kill() {
    isStopping = true;
    if (running != null) {
      running.kill();
    }
  }

  @Override
  public boolean isIdle() {
    return running == null;
  }
}
