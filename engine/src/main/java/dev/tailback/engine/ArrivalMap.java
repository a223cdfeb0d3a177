package dev.tailback.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A hash map that knows when each of its entries came: finds, adds and removes in O(1). */
final class ArrivalMap<K, V> {
  /*
   * The entries stand in a ring in the order they came. A table has the place of the last one for
   * each hash, and each has the place of the one before it. So the references are all in the ring,
   * which is written at its end: a collector that looks after each place of an old object that was
   * written finds them side by side. In a LinkedHashMap they are spread over all the table, which
   * cost FIFO queues a tenth of their speed and pauses of a tenth of a second.
   */
  private static final int SMALLEST_CAPACITY = 16;
  private static final int NOWHERE = -1;

  private @Nullable Object[] keys;
  private @Nullable Object[] values;
  private long[] times;
  private int[] hashes;
  private int[] before;
  private int[] last;
  private int first;
  private int used; // places from the first on, those of entries that were removed included
  private int size;

  ArrivalMap() {
    this(SMALLEST_CAPACITY);
  }

  private ArrivalMap(int capacity) {
    keys = new @Nullable Object[capacity];
    values = new @Nullable Object[capacity];
    times = new long[capacity];
    hashes = new int[capacity];
    before = new int[capacity];
    last = new int[capacity];
    Arrays.fill(last, NOWHERE);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable V get(K key) {
    int place = find(key, hash(key));
    return place == NOWHERE ? null : value(place);
  }

  /** Adds an entry as the last, in place of the one of this key. Times never go back. */
  void put(K key, V value, long millis) {
    remove(key);
    if (used == keys.length) {
      resize(size > keys.length / 2 ? keys.length * 2 : keys.length);
    }
    append(key, hash(key), value, millis);
  }

  void remove(K key) {
    int hash = hash(key);
    int place = find(key, hash);
    if (place == NOWHERE) {
      return;
    }
    unlink(place, hash);
    keys[place] = null;
    values[place] = null;
    size--;
    while (used > 0 && keys[first] == null) {
      first = at(1);
      used--;
    }
    if (size < keys.length / 8 && keys.length > SMALLEST_CAPACITY) {
      resize(keys.length / 2);
    }
  }

  void clear() {
    take(new ArrivalMap<>());
  }

  /** When the first entry came; there is one. */
  long oldestMillis() {
    return times[first];
  }

  /** Removes the first entry; there is one. */
  void removeOldest() {
    remove(key(first));
  }

  private int find(K key, int hash) {
    int place = last[hash & (last.length - 1)];
    while (place != NOWHERE && !(hashes[place] == hash && key.equals(keys[place]))) {
      place = before[place];
    }
    return place;
  }

  private void append(K key, int hash, V value, long millis) {
    int place = at(used++);
    keys[place] = key;
    values[place] = value;
    times[place] = millis;
    hashes[place] = hash;
    int bucket = hash & (last.length - 1);
    before[place] = last[bucket];
    last[bucket] = place;
    size++;
  }

  private void unlink(int place, int hash) {
    int bucket = hash & (last.length - 1);
    if (last[bucket] == place) {
      last[bucket] = before[place];
      return;
    }
    int later = last[bucket];
    while (before[later] != place) {
      later = before[later];
    }
    before[later] = before[place];
  }

  private void resize(int capacity) {
    ArrivalMap<K, V> other = new ArrivalMap<>(capacity);
    for (int i = 0; i < used; i++) {
      int place = at(i);
      if (keys[place] != null) {
        other.append(key(place), hashes[place], value(place), times[place]);
      }
    }
    take(other);
  }

  private void take(ArrivalMap<K, V> other) {
    keys = other.keys;
    values = other.values;
    times = other.times;
    hashes = other.hashes;
    before = other.before;
    last = other.last;
    first = other.first;
    used = other.used;
    size = other.size;
  }

  /** The place of the entry that came so many after the first. */
  private int at(int after) {
    return (first + after) & (keys.length - 1);
  }

  private static int hash(Object key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only K's are ever put in, where there is an entry
  private K key(int place) {
    return (K) keys[place];
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only V's are ever put in, where there is an entry
  private V value(int place) {
    return (V) values[place];
  }
}
