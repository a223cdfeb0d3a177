package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All messages of one queue, by how long ago retention began for them. */
final class StoredMessages {
  /*
   * Nearly all come in that order, so they stand in a row: coming and going costs the same in the
   * deepest queue. Only a dead letter of a standard queue, which brings its age along, can be older
   * than the last in the row; such late ones stand in a tree. In a FIFO queue there are none.
   */
  private static final Comparator<Message> BY_SEQUENCE =
      Comparator.comparingLong(message -> message.sequence);
  private static final Comparator<Message> BY_AGE =
      Comparator.comparingLong(Message::enqueuedAtMillis).thenComparing(BY_SEQUENCE);

  private final TreeSet<Message> late = new TreeSet<>(BY_AGE);
  private final MessageRow row = new MessageRow();

  int size() {
    return row.size() + late.size();
  }

  /** The message whose retention ends first. */
  @Nullable Message oldest() {
    Message first = row.first();
    if (late.isEmpty()) {
      return first;
    }
    Message oldestLate = late.first();
    return first == null || BY_AGE.compare(oldestLate, first) < 0 ? oldestLate : first;
  }

  /** In a FIFO queue: the next younger message. */
  @Nullable Message younger(Message message) {
    return row.after(message);
  }

  /** In a FIFO queue: the next older message. */
  @Nullable Message older(Message message) {
    return row.before(message);
  }

  /** Adds a message whose sequence is greater than all before. */
  void add(Message message) {
    Message last = row.last();
    if (last == null || message.enqueuedAtMillis() >= last.enqueuedAtMillis()) {
      row.append(message);
    } else {
      late.add(message);
    }
  }

  void remove(Message message) {
    if (row.contains(message)) {
      row.remove(message);
    } else {
      late.remove(message);
    }
  }

  /** The first messages after a sequence, in the order of the queue. */
  List<Message> after(long sequence, int max) {
    Stream<Message> inRow =
        Stream.iterate(row.firstAfter(sequence), Objects::nonNull, row::after).limit(max);
    Stream<Message> others = late.stream().filter(message -> message.sequence > sequence);
    return Stream.concat(inRow, others).sorted(BY_SEQUENCE).limit(max).toList();
  }

  void checkInvariants() {
    row.checkInvariants();
    List<Message> inOrder = row.messages();
    for (int i = 1; i < inOrder.size(); i++) {
      Message before = inOrder.get(i - 1);
      Invariant.that(BY_AGE.compare(before, inOrder.get(i)) < 0, "the row is in order of age");
      Invariant.that(before.sequence < inOrder.get(i).sequence, "the row is in the queue's order");
    }
  }
}
