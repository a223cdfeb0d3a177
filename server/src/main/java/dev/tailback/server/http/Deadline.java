package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;

/** Runs tasks on the IO thread of an exchange when a time is over. */
final class Deadline {
  private Deadline() {}

  /**
   * Schedules a task. While the listener stops it does nothing, as all connections will be closed.
   *
   * @return removes the task
   */
  static XnioExecutor.Key after(HttpServerExchange exchange, long millis, Runnable task) {
    try {
      return exchange.getIoThread().executeAfter(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      return () -> false;
    }
  }
}
