package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.Invariant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of all queues, numbered from 1. The oldest are dropped when there are more than
 * {@value #MAX_BLOCKS} blocks of {@value EventBlock#MAX_EVENTS} events, or of {@value
 * EventBlock#MAX_BYTES} bytes of bodies. Used only inside the gate.
 */
public final class EventLog {
  /* Blocks are reused, so that a full log allocates nothing. */
  static final int MAX_BLOCKS = 64;

  private final ArrayDeque<EventBlock> blocks = new ArrayDeque<>();
  private EventBlock newest = new EventBlock();
  private long last;
  private long forgotten;

  EventLog() {
    blocks.add(newest);
  }

  /** Adds an event of a message. */
  void add(
      Kind kind,
      long atMillis,
      EventSource source,
      Message message,
      @Nullable QueueAddress target) {
    byte[] body = message.bodyBytes();
    EventBlock block = blockFor(body.length);
    block.add(kind, atMillis, source, target);
    block.about(message.idHigh(), message.idLow(), message.receiveCount, body);
    last++;
  }

  /** Adds a delete of a message that is gone. */
  void addIgnoredDelete(long atMillis, EventSource source, ReceiptHandle handle) {
    EventBlock block = blockFor(0);
    block.add(Kind.DELETE_IGNORED, atMillis, source, null);
    block.about(handle);
    last++;
  }

  /** Adds an event that all messages of a queue were dropped. */
  void addPurge(long atMillis, EventSource source, int messages) {
    EventBlock block = blockFor(0);
    block.add(Kind.PURGED, atMillis, source, null);
    block.aboutMany(messages);
    last++;
  }

  private EventBlock blockFor(int bodyBytes) {
    if (!newest.hasRoom(bodyBytes)) {
      newest = blocks.size() < MAX_BLOCKS ? new EventBlock() : blocks.remove();
      newest.clear(last + 1);
      blocks.add(newest);
    }
    return newest;
  }

  /** Returns the number of the last event, 0 if there was none. */
  public long last() {
    return last;
  }

  /** Returns the number of the last event before the last reset, 0 if there was none. */
  public long forgotten() {
    return forgotten;
  }

  /** Returns how many of the events after a number have been dropped. */
  public long lost(long after) {
    return Math.max(0, blocks.element().first() - 1 - Math.max(after, forgotten));
  }

  /** Forgets all events. Their numbers are not reused. */
  void forget() {
    blocks.clear();
    newest.clear(last + 1);
    blocks.add(newest);
    forgotten = last;
  }

  /**
   * Returns events, the oldest first.
   *
   * @param after the number of the event before the first to look at
   * @param max how many to return at most, 1 or more
   */
  public EventPage after(long after, EventFilter filter, int max) {
    List<LoggedEvent> found = new ArrayList<>();
    for (EventBlock block : blocks) {
      for (int i = block.indexAfter(after); i < block.size(); i++) {
        if (block.matches(i, filter)) {
          found.add(block.event(i));
          if (found.size() == max) {
            return new EventPage(found, found.get(max - 1).number(), lost(after));
          }
        }
      }
    }
    return new EventPage(found, Math.max(after, last), lost(after));
  }

  /** Returns the last events, the oldest first. */
  public List<LoggedEvent> last(EventFilter filter, int max) {
    ArrayDeque<LoggedEvent> found = new ArrayDeque<>();
    Iterator<EventBlock> newestFirst = blocks.descendingIterator();
    while (newestFirst.hasNext() && found.size() < max) {
      EventBlock block = newestFirst.next();
      for (int i = block.size() - 1; i >= 0 && found.size() < max; i--) {
        if (block.matches(i, filter)) {
          found.addFirst(block.event(i));
        }
      }
    }
    return List.copyOf(found);
  }

  void checkInvariants() {
    long next = blocks.element().first();
    for (EventBlock block : blocks) {
      Invariant.that(block.first() == next, "events are numbered without gaps");
      next += block.size();
    }
    Invariant.that(next == last + 1, "the last event is known");
    Invariant.that(blocks.size() <= MAX_BLOCKS, "the log is limited");
  }
}
