package dev.tailback.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tasks once an exchange is over, whether it was answered or its connection was closed.
 * Undertow reports a closed connection only to the connection, which has one exchange at a time.
 */
final class ExchangeEnd {
  private static final AttachmentKey<ExchangeEnd> KEY = AttachmentKey.create(ExchangeEnd.class);

  private final List<Runnable> tasks = new ArrayList<>();

  private ExchangeEnd() {}

  /**
   * Schedules a task to run, on any thread, when the exchange is over. Called by the IO thread of
   * the exchange.
   */
  static void run(HttpServerExchange exchange, Runnable task) {
    ServerConnection connection = exchange.getConnection();
    ExchangeEnd end = connection.getAttachment(KEY);
    if (end == null) {
      end = new ExchangeEnd();
      connection.putAttachment(KEY, end);
      ExchangeEnd ofConnection = end;
      connection.addCloseListener(closed -> ofConnection.runAll());
    }
    end.add(exchange, task);
    if (!connection.isOpen()) {
      end.runAll();
    }
  }

  private void add(HttpServerExchange exchange, Runnable task) {
    boolean isFirst;
    synchronized (tasks) {
      isFirst = tasks.isEmpty();
      tasks.add(task);
    }
    if (isFirst) {
      exchange.addExchangeCompleteListener(
          (any, next) -> {
            runAll();
            next.proceed();
          });
    }
  }

  private void runAll() {
    List<Runnable> now;
    synchronized (tasks) {
      now = List.copyOf(tasks);
      tasks.clear();
    }
    now.forEach(Runnable::run);
  }
}
