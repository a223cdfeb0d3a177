package dev.tailback.engine.queue;

/**
 * Is told everything that happens to queues and their messages, in order. Add one with {@link
 * Queues#addListener}.
 *
 * <p>It is called inside the gate, so by one thread at a time. It must be quick, and must neither
 * block, throw nor call the engine.
 */
@FunctionalInterface
public interface EngineListener {

  /** Is called when something has happened to a message. */
  void happened(MessageEvent event);

  /** Returns whether it is told of this kind of event; by default of every kind. Never changes. */
  default boolean wants(MessageEvent.Kind kind) {
    return true;
  }

  /** Is called when something has happened to a queue. Does nothing by default. */
  default void happened(QueueEvent event) {}
}
