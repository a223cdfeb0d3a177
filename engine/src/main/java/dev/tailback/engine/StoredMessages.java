package dev.tailback.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All messages of one queue, by how long ago retention began for them. */
final class StoredMessages {
  /*
   * Nearly all come in that order, so they stand in a row, linked through their own fields: coming
   * and going costs the same in the deepest queue and writes to no message but the neighbours. Only
   * a dead letter of a standard queue, which brings its age along, can be older than the last in
   * the row; such late ones stand in a tree. In a FIFO queue there are none.
   */
  private static final Comparator<Message> BY_SEQUENCE =
      Comparator.comparingLong(message -> message.sequence);
  private static final Comparator<Message> BY_AGE =
      Comparator.comparingLong(Message::enqueuedAtMillis).thenComparing(BY_SEQUENCE);

  private final TreeSet<Message> late = new TreeSet<>(BY_AGE);
  private @Nullable Message first;
  private @Nullable Message last;
  private int size;

  int size() {
    return size;
  }

  /** The message whose retention ends first. */
  @Nullable Message oldest() {
    if (late.isEmpty()) {
      return first;
    }
    Message oldestLate = late.first();
    return first == null || BY_AGE.compare(oldestLate, first) < 0 ? oldestLate : first;
  }

  /** Adds a message whose sequence is greater than all before. */
  void add(Message message) {
    size++;
    if (last == null) {
      first = message;
      last = message;
    } else if (message.enqueuedAtMillis() >= last.enqueuedAtMillis()) {
      message.older = last;
      last.younger = message;
      last = message;
    } else {
      late.add(message);
    }
  }

  void remove(Message message) {
    size--;
    if (isInRow(message)) {
      unlink(message);
    } else {
      late.remove(message);
    }
  }

  private boolean isInRow(Message message) {
    return message.older != null || message == first;
  }

  private void unlink(Message message) {
    Message older = message.older;
    Message younger = message.younger;
    if (older == null) {
      first = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      last = older;
    } else {
      younger.older = older;
    }
    message.older = null;
    message.younger = null;
  }

  /** The first messages after a position, in the order of the queue. */
  List<Message> after(long position, int most) {
    Stream<Message> inRow = row().filter(message -> message.sequence > position).limit(most);
    Stream<Message> others = late.stream().filter(message -> message.sequence > position);
    return Stream.concat(inRow, others).sorted(BY_SEQUENCE).limit(most).toList();
  }

  private Stream<Message> row() {
    return Stream.iterate(first, Objects::nonNull, message -> message.younger);
  }

  void checkInvariants() {
    List<Message> row = row().toList();
    Invariant.that(row.size() + late.size() == size, "all are counted");
    for (int i = 1; i < row.size(); i++) {
      Message before = row.get(i - 1);
      Invariant.that(row.get(i).older == before, "neighbours know each other");
      Invariant.that(BY_AGE.compare(before, row.get(i)) < 0, "the row is in order of age");
      Invariant.that(before.sequence < row.get(i).sequence, "the row is in the queue's order");
    }
    Invariant.that(row.isEmpty() || row.get(row.size() - 1) == last, "the row ends with the last");
  }
}
