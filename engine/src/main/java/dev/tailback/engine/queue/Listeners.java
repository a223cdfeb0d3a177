package dev.tailback.engine.queue;

import java.util.Arrays;

/** The listeners of an engine, in the order in which they were added. */
final class Listeners {
  /* An array, because every send, receive and delete asks whether there are any. */
  private EngineListener[] listeners = {};

  boolean isEmpty() {
    return listeners.length == 0;
  }

  void add(EngineListener listener) {
    EngineListener[] more = Arrays.copyOf(listeners, listeners.length + 1);
    more[listeners.length] = listener;
    listeners = more;
  }

  void remove(EngineListener listener) {
    listeners =
        Arrays.stream(listeners).filter(other -> other != listener).toArray(EngineListener[]::new);
  }

  void tell(MessageEvent event) {
    for (EngineListener listener : listeners) {
      listener.happened(event);
    }
  }

  void tell(QueueEvent event) {
    for (EngineListener listener : listeners) {
      listener.happened(event);
    }
  }
}
