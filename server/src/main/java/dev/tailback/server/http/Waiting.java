package dev.tailback.server.http;

import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.EventFeed;
import dev.tailback.server.admin.PendingAnswer;
import io.undertow.server.HttpServerExchange;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * A request to the admin API that waits for its answer. It holds no thread: the IO thread of its
 * exchange checks again whenever something has happened.
 */
final class Waiting implements EventFeed.Waiter {
  private final HttpServerExchange exchange;
  private final PendingAnswer pending;
  private final EventFeed feed;
  private final WakeUp wakeUp;

  /* Only the IO thread touches these. */
  private @Nullable DisconnectWatch watch;
  private XnioExecutor.@Nullable Key deadline;
  private boolean isOver;

  private Waiting(HttpServerExchange exchange, PendingAnswer pending, EventFeed feed) {
    this.exchange = exchange;
    this.pending = pending;
    this.feed = feed;
    this.wakeUp = new WakeUp(exchange.getIoThread(), this::look);
  }

  /** Answers a request as soon as there is an answer. */
  static void answer(HttpServerExchange exchange, PendingAnswer pending, EventFeed feed) {
    Waiting waiting = new Waiting(exchange, pending, feed);
    // Runs after the handler has returned, because Undertow stops reading then.
    exchange.dispatch(exchange.getIoThread(), waiting::begin);
  }

  private void begin() {
    Admin.Answer now = tryLook(pending::look);
    if (now != null) {
      AdminHandler.send(exchange, now);
    } else if (!feed.add(this)) {
      String full = "There are " + EventFeed.MAX_WAITERS + " waiting requests already.";
      AdminHandler.send(exchange, Admin.refuse(503, full));
    } else {
      ExchangeEnd.run(exchange, () -> feed.remove(this));
      watch = DisconnectWatch.start(exchange, this::gone);
      deadline = Deadline.after(exchange.getIoThread(), pending.maxMillis(), this::end);
      look(); // because something may have happened before it was added
    }
  }

  private void look() {
    if (!isOver) {
      Admin.Answer answer = tryLook(pending::look);
      if (answer != null) {
        send(answer);
      }
    }
  }

  private void end() {
    if (!isOver) {
      Admin.Answer answer = tryLook(pending::end);
      if (answer != null) {
        send(answer);
      }
    }
  }

  private Admin.@Nullable Answer tryLook(Supplier<Admin.@Nullable Answer> look) {
    try {
      return look.get();
    } catch (RuntimeException | Error bug) {
      return AdminHandler.failure(exchange, bug);
    }
  }

  private void gone() {
    isOver = true;
    IoUtils.safeClose(exchange.getConnection());
  }

  private void send(Admin.Answer answer) {
    isOver = true;
    if (watch != null) {
      watch.stop();
    }
    if (deadline != null) {
      deadline.remove();
    }
    AdminHandler.send(exchange, answer);
  }

  @Override
  public void wake() {
    wakeUp.run();
  }

  @Override
  public void close() {
    WakeUp.later(
        exchange.getIoThread(),
        () -> {
          if (!isOver) {
            send(Admin.refuse(503, "The server is being stopped."));
          }
        });
  }
}
