package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/** Remembers values for five minutes, and forgets them then by itself. */
final class FiveMinuteMemory<K, V> {
  static final long MILLIS = 300_000;

  private final Engine engine;
  private final ArrivalMap<K, V> remembered = new ArrivalMap<>();
  private final Deadline nextForgotten = new NextForgotten();

  FiveMinuteMemory(Engine engine) {
    this.engine = engine;
  }

  @Nullable V get(K key) {
    return remembered.get(key);
  }

  /** Remembers the value for five minutes from now on. */
  void put(K key, V value) {
    remembered.put(key, value, engine.nowMillis());
    schedule();
  }

  void remove(K key) {
    remembered.remove(key);
    schedule();
  }

  void clear() {
    remembered.clear();
    schedule();
  }

  int size() {
    return remembered.size();
  }

  private void schedule() {
    if (remembered.isEmpty()) {
      engine.deadlines().cancel(nextForgotten);
    } else {
      engine.deadlines().schedule(nextForgotten, nextMillis());
    }
  }

  private long nextMillis() {
    return remembered.oldestMillis() + MILLIS;
  }

  private final class NextForgotten extends Deadline {
    @Override
    String what() {
      return "an id is forgotten";
    }

    @Override
    void fire() {
      while (!remembered.isEmpty() && nextMillis() <= engine.nowMillis()) {
        remembered.removeOldest();
      }
      schedule();
    }
  }
}
