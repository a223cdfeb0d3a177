package dev.tailback.server.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.XnioIoThread;

/** Makes an IO thread run a task soon: once, however often it is requested before it runs. */
final class WakeUp implements Runnable {
  private final XnioIoThread thread;
  private final Runnable task;
  private final AtomicBoolean isScheduled = new AtomicBoolean();

  WakeUp(XnioIoThread thread, Runnable task) {
    this.thread = thread;
    this.task = task;
  }

  @Override
  public void run() {
    if (!isScheduled.getAndSet(true)) {
      later(thread, this::begin);
    }
  }

  private void begin() {
    isScheduled.set(false);
    task.run();
  }

  /** Runs a task on an IO thread; never if the listener has stopped, as all connections close. */
  static void later(XnioIoThread thread, Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException stopped) {
      // There is nobody left to answer.
    }
  }
}
