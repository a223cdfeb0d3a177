package dev.tailback.server.admin;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.QueueEvent;
import dev.tailback.engine.queue.Queues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wakes waiters for events. Without waiters, it does not listen to the engine. Thread-safe. */
public final class EventFeed implements AutoCloseable {
  /** How many can wait at once. */
  public static final int MAX_WAITERS = 500;

  /** A waiter. */
  public interface Waiter {
    /** Makes it look again, on another thread. Called inside the gate. */
    void wake();

    /** Ends the wait, because the server stops. */
    void close();
  }

  private final EngineGate gate;

  /* Used only inside the gate. */
  private final EngineListener listener = new Listener();
  private final Set<Waiter> waiters = new LinkedHashSet<>();
  private boolean isClosed;

  /** Creates a feed without waiters. */
  public EventFeed(EngineGate gate) {
    this.gate = gate;
  }

  /** Adds a waiter, unless there are too many or the server stops. Returns whether it was added. */
  public boolean add(Waiter waiter) {
    return gate.call(queues -> add(queues, waiter));
  }

  private boolean add(Queues queues, Waiter waiter) {
    if (isClosed || waiters.size() >= MAX_WAITERS) {
      return false;
    }
    if (waiters.isEmpty()) {
      queues.addListener(listener);
    }
    return waiters.add(waiter);
  }

  /** Removes a waiter. Does nothing if it was not added. */
  public void remove(Waiter waiter) {
    gate.run(queues -> remove(queues, waiter));
  }

  private void remove(Queues queues, Waiter waiter) {
    if (waiters.remove(waiter) && waiters.isEmpty()) {
      queues.removeListener(listener);
    }
  }

  /** Ends all waits. */
  @Override
  public void close() {
    List<Waiter> last = gate.call(queues -> end());
    last.forEach(Waiter::close);
  }

  private List<Waiter> end() {
    isClosed = true;
    return List.copyOf(waiters);
  }

  private final class Listener implements EngineListener {
    @Override
    public void happened(MessageEvent event) {
      waiters.forEach(Waiter::wake);
    }

    @Override
    public void happened(QueueEvent event) {
      waiters.forEach(Waiter::wake);
    }
  }
}
