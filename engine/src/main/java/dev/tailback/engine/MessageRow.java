package dev.tailback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages in a row: each comes in at its end, and any of them leaves. */
final class MessageRow {
  /*
   * A ring in which those who leave make gaps. It grows when it is full, unless half of it is gaps:
   * those are closed then, which happens so seldom that coming and going cost O(1).
   *
   * The messages could as well be linked through their own fields, but then the collector has to
   * follow a chain of a million, one thread waiting for the other; a ring it sees at once.
   */
  private static final int SMALLEST_CAPACITY = 16;

  private @Nullable Message[] ring = new @Nullable Message[SMALLEST_CAPACITY];
  /* Places are counted on for ever, past the sign; in the ring they come round. */
  private int start;
  private int end;
  private int size;

  int size() {
    return size;
  }

  @Nullable Message first() {
    return at(start); // nobody, where the row is empty
  }

  @Nullable Message last() {
    return size == 0 ? null : at(end - 1);
  }

  boolean contains(Message message) {
    return at(message.place) == message;
  }

  /** Who comes after it in the row. */
  @Nullable Message after(Message message) {
    int place = skipGap(message.place + 1, end);
    return place == end ? null : at(place);
  }

  /** Who comes before it in the row. */
  @Nullable Message before(Message message) {
    int place = message.place;
    while (place != start) {
      place--;
      Message before = at(place);
      if (before != null) {
        return before;
      }
    }
    return null;
  }

  /** The first message whose sequence is greater, where sequences grow along the row. */
  @Nullable Message firstAfter(long sequence) {
    int from = start;
    int to = end;
    while (from != to) {
      int middle = from + (to - from) / 2;
      int found = skipGap(middle, to);
      if (found != to && Objects.requireNonNull(at(found)).sequence <= sequence) {
        from = found + 1;
      } else {
        to = middle;
      }
    }
    int found = skipGap(from, end);
    return found == end ? null : at(found);
  }

  /** The first place from there on that is no gap, or {@code to}. */
  private int skipGap(int from, int to) {
    int place = from;
    while (place != to && at(place) == null) {
      place++;
    }
    return place;
  }

  void append(Message message) {
    if (end - start == ring.length) {
      makeRoom();
    }
    message.place = end;
    ring[index(end)] = message;
    end++;
    size++;
  }

  void remove(Message message) {
    ring[index(message.place)] = null;
    size--;
    while (start != end && at(start) == null) {
      start++;
    }
    while (start != end && at(end - 1) == null) {
      end--;
    }
    if (size < ring.length / 8 && ring.length > SMALLEST_CAPACITY) {
      closeGaps(ring.length / 2);
    }
  }

  /** All of them, in order. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>(size);
    for (Message message = first(); message != null; message = after(message)) {
      messages.add(message);
    }
    return messages;
  }

  private void makeRoom() {
    if (size > ring.length / 2) {
      grow();
    } else {
      closeGaps(ring.length);
    }
  }

  /** Everybody keeps its place: nothing is written to a million messages. */
  private void grow() {
    @Nullable Message[] larger = new @Nullable Message[2 * ring.length];
    for (int place = start; place != end; place++) {
      larger[place & (larger.length - 1)] = at(place);
    }
    ring = larger;
  }

  private void closeGaps(int capacity) {
    List<Message> all = messages();
    ring = new @Nullable Message[capacity];
    start = 0;
    end = 0;
    size = 0;
    all.forEach(this::append);
  }

  private @Nullable Message at(int place) {
    return ring[index(place)];
  }

  private int index(int place) {
    return place & (ring.length - 1);
  }

  void checkInvariants() {
    List<Message> all = messages();
    Invariant.that(all.size() == size, "all are counted");
    Invariant.that(all.stream().allMatch(this::contains), "each knows its place");
    Invariant.that(size == 0 || (at(start) != null && at(end - 1) != null), "no gap is at an end");
  }
}
