package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/** Whom to tell what happens to messages. */
final class Listeners {
  private @Nullable MessageListener listener;

  void set(@Nullable MessageListener newListener) {
    listener = newListener;
  }

  boolean isEmpty() {
    return listener == null;
  }

  void tell(MessageEvent event) {
    if (listener != null) {
      listener.happened(event);
    }
  }
}
