package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All messages of one queue, by when their retention began. */
final class StoredMessages {
  /*
   * Nearly all messages arrive in that order, so they are kept in a row, where adding and removing
   * is O(1) in any queue. Only a dead letter in a standard queue can be older than the last message
   * of the row, as it keeps its age. Such late messages are in a tree.
   */
  private static final Comparator<Message> BY_SEQUENCE =
      Comparator.comparingLong(message -> message.sequence);
  private static final Comparator<Message> BY_AGE =
      Comparator.comparingLong(Message::enqueuedAtMillis).thenComparing(BY_SEQUENCE);

  private final TreeSet<Message> late = new TreeSet<>(BY_AGE);
  private final TreeSet<Message> lateInOrder = new TreeSet<>(BY_SEQUENCE);
  private final MessageRow row = new MessageRow();
  private long weight;

  /* Start of the search: all messages before have been received too often. */
  private @Nullable Message lastSkipped;
  private @Nullable Message lastSkippedLate;

  int size() {
    return row.size() + late.size();
  }

  /** Returns about how many bytes of memory the messages take. */
  long weight() {
    return weight;
  }

  /** Returns the message whose retention ends first. */
  @Nullable Message oldest() {
    Message first = row.first();
    if (late.isEmpty()) {
      return first;
    }
    Message oldestLate = late.first();
    return first == null || BY_AGE.compare(oldestLate, first) < 0 ? oldestLate : first;
  }

  /**
   * Returns the first message in the queue's order that has been received from it fewer times than
   * this, or {@code null} if there is none. Amortized O(1), if it is always the same number.
   */
  @Nullable Message firstReceivedFewerTimes(int receives) {
    Message inRow = lastSkipped == null ? row.first() : row.after(lastSkipped);
    while (inRow != null && inRow.receivesHere() >= receives) {
      lastSkipped = inRow;
      inRow = row.after(inRow);
    }
    Message inTree = nextLate();
    while (inTree != null && inTree.receivesHere() >= receives) {
      lastSkippedLate = inTree;
      inTree = nextLate();
    }
    return inRow == null || (inTree != null && inTree.sequence < inRow.sequence) ? inTree : inRow;
  }

  /** Returns the arrival time of the first message that was received fewer times from the queue. */
  @Nullable Long firstArrivalMillis(int receives) {
    Message first = firstReceivedFewerTimes(receives);
    return first == null ? null : first.arrivedAtMillis();
  }

  private @Nullable Message nextLate() {
    if (lastSkippedLate != null) {
      return lateInOrder.higher(lastSkippedLate);
    }
    return lateInOrder.isEmpty() ? null : lateInOrder.first();
  }

  /** Notes that a message's receive was undone. */
  void receiveUndone() {
    lastSkipped = null;
    lastSkippedLate = null;
  }

  /** Returns the next younger message of a FIFO queue. */
  @Nullable Message younger(Message message) {
    return row.after(message);
  }

  /** Returns the next older message in a FIFO queue. */
  @Nullable Message older(Message message) {
    return row.before(message);
  }

  /** Adds a message whose sequence is greater than all others. */
  void add(Message message) {
    weight += message.weight();
    Message last = row.last();
    if (last == null || message.enqueuedAtMillis() >= last.enqueuedAtMillis()) {
      row.append(message);
    } else {
      late.add(message);
      lateInOrder.add(message);
    }
  }

  void remove(Message message) {
    weight -= message.weight();
    if (row.contains(message)) {
      lastSkipped = lastSkipped == message ? row.before(message) : lastSkipped;
      row.remove(message);
    } else {
      lastSkippedLate = lastSkippedLate == message ? lateInOrder.lower(message) : lastSkippedLate;
      late.remove(message);
      lateInOrder.remove(message);
    }
  }

  /**
   * Returns the first message with a greater sequence, of those in the row or of the late ones, or
   * {@code null} if there is none. This takes longer in the middle of a long row.
   */
  @Nullable Message nextAfter(long sequence, boolean isLate) {
    return isLate ? lateInOrder.higher(Message.withSequence(sequence)) : row.firstAfter(sequence);
  }

  /** Returns the first messages after a sequence, in the order of the queue. */
  List<Message> after(long sequence, int max) {
    Stream<Message> inRow =
        Stream.iterate(row.firstAfter(sequence), Objects::nonNull, row::after).limit(max);
    Stream<Message> others = late.stream().filter(message -> message.sequence > sequence);
    return Stream.concat(inRow, others).sorted(BY_SEQUENCE).limit(max).toList();
  }

  /** Passes messages to a visitor by age, oldest first, until it returns {@code false}. */
  void visitByAge(Predicate<Message> visitor) {
    Iterator<Message> others = late.iterator();
    Message inTree = others.hasNext() ? others.next() : null;
    Message inRow = row.first();
    boolean goesOn = true;
    while (goesOn && (inRow != null || inTree != null)) {
      if (inRow == null || (inTree != null && BY_AGE.compare(inTree, inRow) < 0)) {
        goesOn = visitor.test(Objects.requireNonNull(inTree));
        inTree = others.hasNext() ? others.next() : null;
      } else {
        goesOn = visitor.test(inRow);
        inRow = row.after(inRow);
      }
    }
  }

  void checkInvariants() {
    row.checkInvariants();
    List<Message> inOrder = row.messages();
    for (int i = 1; i < inOrder.size(); i++) {
      Message before = inOrder.get(i - 1);
      Invariant.that(BY_AGE.compare(before, inOrder.get(i)) < 0, "the row is in order of age");
      Invariant.that(before.sequence < inOrder.get(i).sequence, "the row is in the queue's order");
    }
    long weighed = Stream.concat(inOrder.stream(), late.stream()).mapToLong(Message::weight).sum();
    Invariant.that(weighed == weight, "all messages are weighed");
    Invariant.that(late.size() == lateInOrder.size(), "both trees have the late messages");
  }
}
