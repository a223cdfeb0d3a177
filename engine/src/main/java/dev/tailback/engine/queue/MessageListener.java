package dev.tailback.engine.queue;

/**
 * Hears of everything that happens to messages, in order.
 *
 * <p>It is called within the engine, so by one thread at a time, and is neither to call the engine
 * nor to wait for anything.
 */
@FunctionalInterface
public interface MessageListener {
  void happened(MessageEvent event);
}
