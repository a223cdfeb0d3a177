package dev.tailback.server.conservation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that carries out its scheduled actions one after the other, until it is stopped. */
abstract class Actor implements Runnable {
  private final String name;
  private final Schedule schedule;
  private final long pauseNanos;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile Throwable failure;

  Actor(String name, Schedule schedule, long pauseMillis) {
    this.name = name;
    this.schedule = schedule;
    this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    this.thread = new Thread(this, name);
  }

  abstract void act(SplittableRandom random) throws Exception;

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
  }

  /** Waits for the action in progress. */
  void join(long maxMillis) throws Exception {
    thread.join(maxMillis);
    if (thread.isAlive()) {
      StackTraceElement[] where = thread.getStackTrace();
      throw new AssertionError(name + " does not end, at " + Arrays.toString(where));
    }
    if (failure != null) {
      throw new AssertionError(name + " failed", failure);
    }
  }

  @Override
  public void run() {
    try {
      for (long action = 0; !stopped; action++) {
        act(schedule.random(name, action));
        LockSupport.parkNanos(pauseNanos);
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  String name() {
    return name;
  }
}
