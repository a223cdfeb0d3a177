package dev.tailback.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers values for five minutes, and forgets them then by itself. */
final class FiveMinuteMemory<K, V> {
  static final long MILLIS = 300_000;

  private record Remembered<V>(V value, long untilMillis) {}

  private final Engine engine;
  private final Map<K, Remembered<V>> byAge = new LinkedHashMap<>();
  private final Deadline nextForgotten = new NextForgotten();

  FiveMinuteMemory(Engine engine) {
    this.engine = engine;
  }

  @Nullable V get(K key) {
    Remembered<V> remembered = byAge.get(key);
    return remembered == null ? null : remembered.value;
  }

  /** Remembers the value for five minutes from now on. */
  void put(K key, V value) {
    byAge.remove(key);
    byAge.put(key, new Remembered<>(value, engine.nowMillis() + MILLIS));
    schedule();
  }

  void remove(K key) {
    byAge.remove(key);
    schedule();
  }

  void clear() {
    byAge.clear();
    schedule();
  }

  int size() {
    return byAge.size();
  }

  private void schedule() {
    Iterator<Remembered<V>> oldest = byAge.values().iterator();
    if (oldest.hasNext()) {
      engine.deadlines().schedule(nextForgotten, oldest.next().untilMillis);
    } else {
      engine.deadlines().cancel(nextForgotten);
    }
  }

  private final class NextForgotten extends Deadline {
    @Override
    String what() {
      return "an id is forgotten";
    }

    @Override
    void fire() {
      Iterator<Remembered<V>> oldest = byAge.values().iterator();
      while (oldest.hasNext() && oldest.next().untilMillis <= engine.nowMillis()) {
        oldest.remove();
      }
      schedule();
    }
  }
}
