package dev.tailback.server.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/** Runs tasks on the IO thread of a connection when a time is over. */
final class Deadline {
  private Deadline() {}

  /**
   * Schedules a task. While the listener stops it does nothing, as all connections will be closed.
   *
   * @return removes the task
   */
  static XnioExecutor.Key after(XnioIoThread thread, long millis, Runnable task) {
    try {
      return thread.executeAfter(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      return () -> false;
    }
  }
}
