package dev.tailback.engine.queue;

/**
 * Called for everything that happens to queues and their messages, in order. Add one with {@link
 * Queues#addListener}.
 *
 * <p>It is called inside the gate, so by one thread at a time. It must be quick, and must not
 * block, throw or call the engine.
 */
@FunctionalInterface
public interface EngineListener {

  /** Called when something has happened to a message. */
  void happened(MessageEvent event);

  /**
   * Returns whether it wants this kind of event; by default every kind. The answer must never
   * change.
   */
  default boolean wants(MessageEvent.Kind kind) {
    return true;
  }

  /** Called when something has happened to a queue. Does nothing by default. */
  default void happened(QueueEvent event) {}
}
