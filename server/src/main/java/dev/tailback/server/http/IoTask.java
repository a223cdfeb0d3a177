package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.RejectedExecutionException;

/** Runs tasks on the IO thread of an exchange. */
final class IoTask {
  private IoTask() {}

  /** Runs a task: at once if this is the IO thread, otherwise soon, unless the listener stops. */
  static void run(HttpServerExchange exchange, Runnable task) {
    if (exchange.isInIoThread()) {
      task.run();
    } else {
      runLater(exchange, task);
    }
  }

  /** Runs a task after this method has returned, unless the listener stops. */
  static void runLater(HttpServerExchange exchange, Runnable task) {
    try {
      exchange.getIoThread().execute(task);
    } catch (RejectedExecutionException stopped) {
      // All connections will be closed, so there is nobody to answer.
    }
  }
}
