package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The listeners of an engine, in the order in which they were added. */
final class Listeners {
  /* An array, because every send, receive and delete asks whether there are any. */
  private EngineListener[] listeners = {};
  private final Set<Kind> wanted = EnumSet.noneOf(Kind.class);

  boolean isEmpty() {
    return listeners.length == 0;
  }

  /** Returns whether any listener wants this kind of event. */
  boolean want(Kind kind) {
    return wanted.contains(kind);
  }

  void add(EngineListener listener) {
    EngineListener[] more = Arrays.copyOf(listeners, listeners.length + 1);
    more[listeners.length] = listener;
    set(more);
  }

  void remove(EngineListener listener) {
    set(Arrays.stream(listeners).filter(other -> other != listener).toArray(EngineListener[]::new));
  }

  private void set(EngineListener[] changed) {
    listeners = changed;
    wanted.clear();
    for (Kind kind : Kind.values()) {
      if (Arrays.stream(changed).anyMatch(listener -> listener.wants(kind))) {
        wanted.add(kind);
      }
    }
  }

  void tell(MessageEvent event) {
    for (EngineListener listener : listeners) {
      if (listener.wants(event.kind())) {
        listener.happened(event);
      }
    }
  }

  void tell(QueueEvent event) {
    for (EngineListener listener : listeners) {
      listener.happened(event);
    }
  }
}
