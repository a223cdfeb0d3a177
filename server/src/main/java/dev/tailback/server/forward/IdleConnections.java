package dev.tailback.server.forward;

import io.undertow.client.ClientConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/**
 * The unused connections of one IO thread. The most recently used one is used next; one that is
 * idle for long is closed, so that the upstream does not close it just as a request is sent. Used
 * on that thread only.
 */
final class IdleConnections {
  private static final long MAX_IDLE_SECONDS = 20;

  private record Idle(ClientConnection connection, long sinceNanos) {
    boolean isUsable(long nowNanos) {
      return connection.isOpen()
          && nowNanos - sinceNanos < TimeUnit.SECONDS.toNanos(MAX_IDLE_SECONDS);
    }
  }

  private final XnioIoThread thread;
  private final Map<String, Deque<Idle>> byOrigin = new HashMap<>();
  private boolean isSweepDue;

  IdleConnections(XnioIoThread thread) {
    this.thread = thread;
  }

  /** Takes a connection to an origin, {@code null} if there is none. */
  @Nullable ClientConnection take(String origin) {
    Deque<Idle> idle = byOrigin.get(origin);
    while (idle != null && !idle.isEmpty()) {
      Idle last = idle.removeLast();
      if (last.isUsable(System.nanoTime())) {
        return last.connection;
      }
      IoUtils.safeClose(last.connection);
    }
    return null;
  }

  /** Adds a connection to an origin. */
  void add(String origin, ClientConnection connection) {
    if (connection.isOpen()) {
      byOrigin
          .computeIfAbsent(origin, any -> new ArrayDeque<>())
          .addLast(new Idle(connection, System.nanoTime()));
      sweepLater();
    }
  }

  private void sweepLater() {
    if (!isSweepDue) {
      isSweepDue = true;
      thread.executeAfter(this::sweep, MAX_IDLE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void sweep() {
    isSweepDue = false;
    long now = System.nanoTime();
    byOrigin.values().forEach(idle -> sweep(idle, now));
    byOrigin.values().removeIf(Deque::isEmpty);
    if (!byOrigin.isEmpty()) {
      sweepLater();
    }
  }

  private static void sweep(Deque<Idle> idle, long now) {
    while (!idle.isEmpty() && !idle.getFirst().isUsable(now)) {
      IoUtils.safeClose(idle.removeFirst().connection);
    }
  }
}
