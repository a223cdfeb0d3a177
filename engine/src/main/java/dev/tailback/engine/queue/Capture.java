package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Captures the state that all queues have at one moment, in small pieces, while they are used.
 *
 * <p>Anything about to change is first written as it was at that moment, unless it has been
 * written. So a message that moves to another queue is captured once, in its old place, and
 * anything newer than the moment is left out. The parts of the engine call {@link QueueCapture}
 * before they change anything.
 */
final class Capture {
  /*
   * Everything that can be written has the number of the last capture that includes it. What is
   * created during a capture has that capture's number from the start. Messages need no number for
   * that: those that enter a queue later have a greater sequence.
   */
  private static final short FIRST = 1;

  /** A queue, or a part of one, that is written piece by piece. */
  interface Part {
    /** Writes until the output has a number of bytes, and returns whether there is more. */
    boolean write(StateOutput out, int untilBytes);
  }

  private final Deque<Part> queues = new ArrayDeque<>();
  private final Deque<Part> parts = new ArrayDeque<>();
  private StateOutput out = new StateOutput();
  private boolean isUnderWay;
  private short number;
  private int queuesWritten;
  private long lastOrder;

  boolean isUnderWay() {
    return isUnderWay;
  }

  /** Returns the number of the capture under way, or of the last one. */
  short number() {
    return number;
  }

  /** Begins a capture of the present state of queues. A capture in progress is abandoned. */
  void begin(Iterable<? extends Part> all, long lastOrderOfNow) {
    end();
    number = number == Short.MAX_VALUE ? FIRST : (short) (number + 1);
    lastOrder = lastOrderOfNow;
    queuesWritten = 0;
    all.forEach(queues::add);
    isUnderWay = true;
  }

  /** Ends the capture, and drops any output that has not been taken. */
  void end() {
    isUnderWay = false;
    queues.clear();
    parts.clear();
    out.clear();
  }

  /** Returns whether a message was in a queue at the moment of the capture. */
  boolean isOlder(Message message) {
    return message.sequence <= lastOrder;
  }

  StateOutput out() {
    return out;
  }

  /** Returns the number by which a queue's pieces name it. */
  int nextQueue() {
    return queuesWritten++;
  }

  /** Adds a part of a queue, to be written later. */
  void add(Part part) {
    parts.add(part);
  }

  /**
   * Writes more, until the output has a number of bytes.
   *
   * @return whether there is anything left to write
   */
  boolean write(int untilBytes) {
    while (out.size() < untilBytes && hasMore()) {
      Deque<Part> next = parts.isEmpty() ? queues : parts;
      if (!next.element().write(out, untilBytes)) {
        next.remove();
      }
    }
    return hasMore();
  }

  private boolean hasMore() {
    return !parts.isEmpty() || !queues.isEmpty();
  }

  /** Returns what was written since the last call, and continues in another buffer. */
  StateOutput take(StateOutput next) {
    StateOutput written = out;
    next.clear();
    out = next;
    return written;
  }

  /** The kinds of pieces of a queue, by their first byte. */
  enum Piece {
    QUEUE,
    MESSAGE,
    TENANT,
    DEDUPLICATION,
    ATTEMPT;

    private static final Piece[] ALL = values();

    @SuppressWarnings("EnumOrdinal") // the format has a version
    void begin(StateOutput out, int queue) {
      out.writeByte(ordinal());
      out.writeNumber(queue);
    }

    static @Nullable Piece of(byte first) {
      return first < 0 || first >= ALL.length ? null : ALL[first];
    }
  }
}
