package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;

/** The listeners of an engine, in the order in which they were added. */
final class Listeners {
  private List<EngineListener> listeners = List.of();

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  void add(EngineListener listener) {
    List<EngineListener> more = new ArrayList<>(listeners);
    more.add(listener);
    listeners = List.copyOf(more);
  }

  void remove(EngineListener listener) {
    listeners = listeners.stream().filter(other -> other != listener).toList();
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
