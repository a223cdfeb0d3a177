package dev.tailback.junit;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds receives that have waited too long, in real time, on a paused clock, and prints one hint
 * per queue: a test that waits in its own thread can't move the clock.
 */
final class PausedReceives implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final EngineGate gate;
  private final Journal journal;
  private final Consumer<String> hints;
  private final Map<QueueAddress, Wait> waits = new HashMap<>();
  private final Set<QueueAddress> hinted = new HashSet<>();
  private final Thread thread = new Thread(this::keepLooking, "tailback-paused-receives");
  private volatile boolean isClosed;

  PausedReceives(EngineGate gate, Journal journal, Consumer<String> hints) {
    this.gate = gate;
    this.journal = journal;
    this.hints = hints;
  }

  /** Starts a thread that checks periodically until this is closed. */
  PausedReceives start() {
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void keepLooking() {
    while (!isClosed) {
      look(System.nanoTime());
      LockSupport.parkNanos(PERIOD_NANOS);
    }
  }

  /** Ends the thread, without an interrupt, which could close a client's connection. */
  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
  }

  /** A queue in which a receive waits and nothing has happened since. */
  private record Wait(long sinceNanos, long clockMillis, int receives) {
    boolean isSame(long nowMillis, int receivesNow) {
      return clockMillis == nowMillis && receives == receivesNow;
    }
  }

  /**
   * Checks all queues.
   *
   * @param nanos real time, as {@link System#nanoTime}
   */
  void look(long nanos) {
    gate.call(queues -> waitingTooLong(queues, nanos)).forEach(this::hint);
  }

  private List<QueueAddress> waitingTooLong(Queues queues, long nanos) {
    List<QueueAddress> found = new ArrayList<>();
    for (Queue queue : queues.all()) {
      Wait wait = look(queue, queues.timeline().nowMillis(), nanos);
      if (wait != null && nanos - wait.sinceNanos >= PATIENCE.toNanos()) {
        found.add(queue.address());
      }
    }
    return found;
  }

  private @Nullable Wait look(Queue queue, long nowMillis, long nanos) {
    int receives = journal.history(queue.address()).count(Kind.RECEIVED);
    return waits.compute(
        queue.address(),
        (address, before) -> {
          if (queue.inspection().waitingReceives() == 0) {
            return null;
          }
          return before != null && before.isSame(nowMillis, receives)
              ? before
              : new Wait(nanos, nowMillis, receives);
        });
  }

  private void hint(QueueAddress queue) {
    if (hinted.add(queue)) {
      hints.accept(
          ("Tailback: a receive from queue %s has been waiting for %s, and its wait does not end by"
                  + " itself, because this test's clock is paused. Move the clock from another"
                  + " thread, or leave the TailbackClock out.")
              .formatted(queue.name(), Phrases.of(PATIENCE)));
    }
  }
}
