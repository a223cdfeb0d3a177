package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first send by a key of 128 bits. Finding, adding and removing the oldest entry are
 * O(1).
 */
final class DeduplicationIndex implements ExpiringEntries {
  /*
   * A hash table with chaining. The entries are in a ring buffer, in the order in which they were
   * added; a table has the position of the last entry for each hash, and each entry the position of
   * the one before it. It uses no objects per entry: a fast FIFO queue remembers millions of ids,
   * and the garbage collector has nothing to follow or copy.
   */
  private static final int MIN_CAPACITY = 4;
  private static final int NOWHERE = -1;

  /* The numbers of an entry. */
  private static final int KEY_HIGH = 0;
  private static final int KEY_LOW = 1;
  private static final int ID_HIGH = 2;
  private static final int ID_LOW = 3;
  private static final int SEQUENCE = 4;
  private static final int MILLIS = 5;
  private static final int NUMBERS = 6;

  private long[] entries = {};
  private int[] before = {};
  private int[] last = {};
  private int first;
  private int size;

  DeduplicationIndex() {
    clear();
  }

  void clear() {
    size = 0;
    allocate(MIN_CAPACITY);
  }

  private void allocate(int capacity) {
    entries = new long[capacity * NUMBERS];
    before = new int[capacity];
    last = new int[capacity];
    Arrays.fill(last, NOWHERE);
    first = 0;
  }

  int size() {
    return size;
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public long oldestMillis() {
    return number(first, MILLIS);
  }

  @Override
  public void removeOldest() {
    unlink(first);
    first = at(1);
    size--;
    if (size < capacity() / 8 && capacity() > MIN_CAPACITY) {
      resize(capacity() / 2);
    }
  }

  @Nullable SentMessage get(UUID key) {
    int place = last[bucket(key.getLeastSignificantBits())];
    while (place != NOWHERE && !isAt(place, key)) {
      place = before[place];
    }
    return place == NOWHERE ? null : sentMessage(place);
  }

  private boolean isAt(int place, UUID key) {
    return number(place, KEY_LOW) == key.getLeastSignificantBits()
        && number(place, KEY_HIGH) == key.getMostSignificantBits();
  }

  private SentMessage sentMessage(int place) {
    UUID id = new UUID(number(place, ID_HIGH), number(place, ID_LOW));
    return new SentMessage(id, number(place, SEQUENCE));
  }

  /** Adds an entry with a new key. Its time must not be before that of other entries. */
  void add(UUID key, SentMessage sent, long millis) {
    if (size == capacity()) {
      resize(2 * size);
    }
    int place = at(size++);
    int start = place * NUMBERS;
    entries[start + KEY_HIGH] = key.getMostSignificantBits();
    entries[start + KEY_LOW] = key.getLeastSignificantBits();
    entries[start + ID_HIGH] = sent.messageId().getMostSignificantBits();
    entries[start + ID_LOW] = sent.messageId().getLeastSignificantBits();
    entries[start + SEQUENCE] = sent.sequence();
    entries[start + MILLIS] = millis;
    link(place);
  }

  /** Writes all entries, in the order in which they were added. */
  void writeTo(StateOutput out) {
    out.writeNumber(size);
    for (int n = 0; n < size; n++) {
      int start = at(n) * NUMBERS;
      for (int which = 0; which < NUMBERS; which++) {
        out.writeLong(entries[start + which]);
      }
    }
  }

  /** Adds the entries of an index that was written. */
  void readFrom(StateInput in) {
    int more = in.readInt();
    for (int n = 0; n < more; n++) {
      UUID key = in.readUuid();
      UUID id = in.readUuid();
      SentMessage message = new SentMessage(id, in.readLong());
      add(key, message, in.readLong());
    }
  }

  private void link(int place) {
    int bucket = bucket(number(place, KEY_LOW));
    before[place] = last[bucket];
    last[bucket] = place;
  }

  /** Removes the oldest entry from its chain, where it is the last. */
  private void unlink(int place) {
    int bucket = bucket(number(place, KEY_LOW));
    if (last[bucket] == place) {
      last[bucket] = NOWHERE;
      return;
    }
    int later = last[bucket];
    while (before[later] != place) {
      later = before[later];
    }
    before[later] = NOWHERE;
  }

  private void resize(int capacity) {
    long[] old = entries;
    int start = first * NUMBERS;
    int numbers = size * NUMBERS;
    int untilEnd = Math.min(numbers, old.length - start);
    allocate(capacity);
    System.arraycopy(old, start, entries, 0, untilEnd);
    System.arraycopy(old, 0, entries, untilEnd, numbers - untilEnd);
    for (int place = 0; place < size; place++) {
      link(place);
    }
  }

  private int capacity() {
    return last.length;
  }

  /** Returns the place of the n-th entry (0-based). */
  private int at(int n) {
    return (first + n) & (capacity() - 1);
  }

  /** Keys are digests, so any of their bits serve as a hash. */
  private int bucket(long keyLow) {
    return (int) keyLow & (capacity() - 1);
  }

  private long number(int place, int which) {
    return entries[place * NUMBERS + which];
  }
}
