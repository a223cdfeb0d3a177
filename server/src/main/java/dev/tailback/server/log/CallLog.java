package dev.tailback.server.log;

import dev.tailback.engine.queue.EngineGate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Logs calls, to show what happens and what fails.
 *
 * <ul>
 *   <li>Adding a call never waits. A thread of the log's own writes the lines. If the output is
 *       slower than the calls, some lines are dropped, and the log says how many.
 *   <li>At {@link LogLevel#REFUSALS}, only the first of equal calls within ten seconds gets a line,
 *       and the others are counted; see {@link Repeats}.
 *   <li>Bodies and credentials are never logged.
 * </ul>
 */
public final class CallLog implements AutoCloseable {
  private static final int MAX_PENDING = 8_192;
  private static final int MAX_AT_ONCE = 512;
  private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int CLOSING_MILLIS = 500;

  private final LogLevel level;
  private final PrintWriter out;
  private final LineText text;
  private final Repeats repeats = new Repeats();
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean closed;

  // No lock, because the system may suspend the writer at any time, and callers must not wait for
  // it.
  private final Queue<LoggedCall> pending = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pendingCalls = new AtomicInteger();
  private volatile boolean idle;

  // Only the writer touches these.
  private final StringBuilder lines = new StringBuilder();

  private final Thread writer = new Thread(this::write, "tailback-log");

  private CallLog(LogLevel level, PrintWriter out, EngineGate gate) {
    this.level = level;
    this.out = out;
    this.text = new LineText(new Elsewhere(gate));
    writer.setDaemon(true);
  }

  /** Starts a log. Unless it is off, it has a thread until it is closed. */
  public static CallLog start(LogLevel level, PrintWriter out, EngineGate gate) {
    CallLog log = new CallLog(level, out, gate);
    if (level != LogLevel.OFF) {
      log.writer.start();
    }
    return log;
  }

  /**
   * Returns whether calls that failed, in part or as a whole, are logged, or calls that did not.
   */
  public boolean takes(boolean failed) {
    return level == LogLevel.REQUESTS || (failed && level == LogLevel.REFUSALS);
  }

  /** Logs a call. Does not wait for the output. */
  public void add(LoggedCall call) {
    if (level == LogLevel.REQUESTS || repeats.isFirst(call.kind(), System.nanoTime())) {
      addLine(call);
    }
  }

  private void addLine(LoggedCall call) {
    if (pendingCalls.get() >= MAX_PENDING) {
      lost.incrementAndGet();
      return;
    }
    pendingCalls.incrementAndGet();
    pending.add(call);
    if (idle) {
      idle = false;
      LockSupport.unpark(writer);
    }
  }

  /** Writes the remaining lines, unless the output blocks for more than a moment. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join(CLOSING_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (!closed) {
      gather();
      writePending();
      write(repeats.takeEnded(System.nanoTime()));
    }
    writePending();
    write(repeats.takeAll(System.nanoTime()));
  }

  /**
   * Waits for a call, and then a little longer. Otherwise nearly every call would wake this thread,
   * at the expense of the threads that add calls.
   */
  private void gather() {
    idle = true;
    if (pending.isEmpty() && !closed) {
      LockSupport.parkNanos(this, repeats.nanosToNextEnd(System.nanoTime()));
    }
    idle = false;
    int calls = pendingCalls.get();
    if (calls > 0 && calls < MAX_AT_ONCE && !closed) {
      LockSupport.parkNanos(this, GATHERING_NANOS);
    }
  }

  /** Writes at most as many lines as can be pending, so that lost ones are reported in time. */
  private void writePending() {
    LoggedCall call = pending.poll();
    for (int i = 1; call != null; i++) {
      pendingCalls.decrementAndGet();
      text.append(call, lines);
      if (i % MAX_AT_ONCE == 0) {
        flush();
      }
      call = i < MAX_PENDING ? pending.poll() : null;
    }
    appendLost();
    flush();
  }

  private void appendLost() {
    long count = lost.getAndSet(0);
    if (count > 0) {
      text.appendLost(count, System.currentTimeMillis(), lines);
    }
  }

  private void write(List<Repeats.Count> counts) {
    counts.forEach(count -> text.append(count, System.currentTimeMillis(), lines));
    flush();
  }

  private void flush() {
    if (!lines.isEmpty()) {
      out.append(lines).flush();
      lines.setLength(0);
    }
  }
}
