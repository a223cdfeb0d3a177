package dev.tailback.lab.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The messages that one receive returned, and when each of them was deleted. */
final class Batch {
  private final long receivedAtMillis;
  private final List<Long> deletedAfter = new ArrayList<>();
  private int size;
  private int open;
  private long closedAtMillis = Long.MAX_VALUE;

  Batch(long receivedAtMillis) {
    this.receivedAtMillis = receivedAtMillis;
  }

  void add() {
    size++;
    open++;
  }

  void delete(long atMillis) {
    deleteLate(atMillis);
    close(atMillis);
  }

  /** Notes that a message of the batch was deleted after it had become visible again. */
  void deleteLate(long atMillis) {
    deletedAfter.add(atMillis - receivedAtMillis);
  }

  /** Notes that the worker no longer has this message of the batch. */
  void close(long atMillis) {
    open--;
    if (open == 0) {
      closedAtMillis = atMillis;
    }
  }

  long receivedAtMillis() {
    return receivedAtMillis;
  }

  /** Returns when its last message was done; {@code Long.MAX_VALUE} if it is not done yet. */
  long closedAtMillis() {
    return closedAtMillis;
  }

  int size() {
    return size;
  }

  /** Returns whether there are several messages and all of them were deleted. */
  boolean isTelling() {
    return size > 1 && deletedAfter.size() == size;
  }

  /** Returns whether all were deleted at one time. */
  boolean wasDeletedAtOnce() {
    return Set.copyOf(deletedAfter).size() == 1;
  }

  /**
   * Returns the time of the first message divided by the time of all: 1/size if they were processed
   * one after the other.
   */
  double firstByLast() {
    TreeSet<Long> times = new TreeSet<>(deletedAfter);
    return times.last() == 0 ? 1 : (double) times.first() / times.last();
  }

  /** Returns how long after the receive each message was done. */
  List<Long> times() {
    return List.copyOf(deletedAfter);
  }

  /** Returns how long each message took, if it was processed after the one before. */
  List<Long> timesInTurn() {
    List<Long> sorted = deletedAfter.stream().sorted().toList();
    List<Long> times = new ArrayList<>();
    long before = 0;
    for (long after : sorted) {
      times.add(after - before);
      before = after;
    }
    return times;
  }
}
