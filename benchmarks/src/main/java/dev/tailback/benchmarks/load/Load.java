package dev.tailback.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Puts load on one endpoint from the calling thread, and measures.
 *
 * <p>In the closed loop each connection sends its next request as soon as it has an answer. In the
 * open loop requests are due at a constant rate whether or not the server keeps up, and latency
 * counts from when a request was due: a server that pauses is charged for all the requests due
 * meanwhile.
 */
public final class Load {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long NAP_NANOS = 20_000;
  private static final long PATIENCE_MILLIS = 60_000;

  private final URI endpoint;
  private final List<? extends Conversation> conversations;
  private final Queue<Connection> idle = new ArrayDeque<>();
  private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
  private long intervalNanos;
  private long nextDueNanos;
  private long endNanos;
  private int underWay;
  private long requests;
  private long messages;
  private long lastAnswerNanos;

  private Load(URI endpoint, List<? extends Conversation> conversations) {
    this.endpoint = endpoint;
    this.conversations = conversations;
  }

  /** Runs a closed loop for a duration, with a connection for each conversation. */
  public static Measured closed(URI endpoint, List<? extends Conversation> talks, Duration time) {
    return new Load(endpoint, talks).run(time.toNanos());
  }

  /** Runs a closed loop until the conversations have no more requests. */
  public static Measured untilDone(URI endpoint, List<? extends Conversation> talks) {
    return new Load(endpoint, talks).run(LONGEST_NANOS);
  }

  /** Runs an open loop at a total rate of requests per second. */
  public static Measured open(
      URI endpoint, List<? extends Conversation> talks, Duration time, double requestsPerSecond) {
    Load load = new Load(endpoint, talks);
    load.intervalNanos = Math.max(1, Math.round(1e9 / requestsPerSecond));
    return load.run(time.toNanos());
  }

  private Measured run(long nanos) {
    try (Selector selector = Selector.open()) {
      List<Connection> connections = connect(selector);
      try {
        return run(selector, nanos);
      } finally {
        for (Connection connection : connections) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint + ": " + e.getMessage(), e);
    }
  }

  private List<Connection> connect(Selector selector) throws IOException {
    List<Connection> connections = new ArrayList<>();
    for (Conversation conversation : conversations) {
      connections.add(Connection.open(endpoint, selector, conversation));
    }
    idle.addAll(connections);
    return connections;
  }

  private Measured run(Selector selector, long nanos) throws IOException {
    long cpuBefore = cpuNanos();
    long start = System.nanoTime();
    nextDueNanos = start;
    endNanos = start + nanos;
    sendDue(start);
    while (underWay > 0 || (isOpen() && System.nanoTime() < endNanos)) {
      select(selector);
      sendDue(System.nanoTime());
    }
    long took = Math.min(nanos, lastAnswerNanos - start);
    return new Measured(requests, messages, took, cpuNanos() - cpuBefore, latency);
  }

  private boolean isOpen() {
    return intervalNanos > 0;
  }

  private void select(Selector selector) throws IOException {
    if (!isOpen()) {
      int ready = selector.select(this::proceed, PATIENCE_MILLIS);
      if (ready == 0) {
        throw new IOException("no answer for " + PATIENCE_MILLIS + " ms");
      }
    } else if (selector.selectNow(this::proceed) == 0) {
      // The selector's own timeout is too coarse, and spinning would take processor time from the
      // server.
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  private void sendDue(long now) throws IOException {
    while (now < endNanos && !idle.isEmpty() && (!isOpen() || nextDueNanos <= now)) {
      send(idle.remove(), isOpen() ? nextDueNanos : now);
      nextDueNanos += intervalNanos;
    }
  }

  private void send(Connection connection, long atNanos) throws IOException {
    if (connection.send(atNanos)) {
      underWay++;
    }
  }

  private void proceed(SelectionKey key) {
    try {
      Connection connection = (Connection) key.attachment();
      Answer answer = connection.proceed();
      if (answer != null) {
        answered(connection, answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answered(Connection connection, Answer answer) throws IOException {
    underWay--;
    long now = System.nanoTime();
    int done = connection.judge(answer);
    if (now < endNanos) {
      requests++;
      messages += done;
    }
    lastAnswerNanos = now;
    latency.recordValue(Math.min(LONGEST_NANOS, now - connection.startedAtNanos()));
    if (isOpen() || now >= endNanos) {
      idle.add(connection);
    } else {
      send(connection, now);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
