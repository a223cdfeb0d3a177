package dev.tailback.engine.queue;

import dev.tailback.engine.queue.PeekedMessage.Receive;
import dev.tailback.engine.queue.PeekedMessage.ReceiveEnd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last receives of a message that was received more than once. How the last one ended is in the
 * {@link Message}.
 */
final class ReceiveHistory implements ReceiveMemory {
  /** How many receives before the last are remembered. */
  static final int MAX_BEFORE = 9;

  private static final int NUMBERS = 3;
  private static final ReceiveEnd[] ENDS = ReceiveEnd.values();
  private static final QueueClient[] NO_CLIENTS = {};

  final long firstReceivedAtMillis;

  /*
   * The receives before the last: for each, when it was received, when it ended, how often it was
   * extended, and its client. In arrays, because an object for each would take twice the memory.
   * The lowest bit of the second number says how it ended.
   */
  private long[] numbers = {};
  private QueueClient[] clients = NO_CLIENTS;
  private @Nullable QueueClient last;

  ReceiveHistory(long firstReceivedAtMillis, @Nullable QueueClient first) {
    this.firstReceivedAtMillis = firstReceivedAtMillis;
    this.last = first;
  }

  @Override
  public @Nullable QueueClient last() {
    return last;
  }

  /** Passes the last receive to another client. */
  void pass(QueueClient client) {
    last = client;
  }

  /**
   * Adds a receive, and records the one before.
   *
   * @param receivedAtMillis when the one before began
   * @param extensions how often it was extended
   * @param end how it ended
   * @param endedAtMillis when it ended
   */
  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void add(
      QueueClient client,
      long receivedAtMillis,
      int extensions,
      ReceiveEnd end,
      long endedAtMillis) {
    if (last != null) {
      int from = clients.length == MAX_BEFORE ? 1 : 0;
      int size = clients.length - from;
      numbers = Arrays.copyOfRange(numbers, NUMBERS * from, NUMBERS * (from + size + 1));
      clients = Arrays.copyOfRange(clients, from, from + size + 1);
      numbers[NUMBERS * size] = receivedAtMillis;
      numbers[NUMBERS * size + 1] = (endedAtMillis << 1) | end.ordinal();
      numbers[NUMBERS * size + 2] = extensions;
      clients[size] = last;
    }
    last = client;
  }

  /** Forgets the last receive, and returns the one that is now the last if it is remembered. */
  @Nullable Receive undo() {
    int size = clients.length;
    if (size == 0) {
      last = null;
      return null;
    }
    Receive before = before(size - 1);
    last = clients[size - 1];
    numbers = Arrays.copyOf(numbers, NUMBERS * (size - 1));
    clients = Arrays.copyOf(clients, size - 1);
    return before;
  }

  /** Returns the receives before the last, oldest first. */
  List<Receive> before() {
    List<Receive> before = new ArrayList<>();
    for (int i = 0; i < clients.length; i++) {
      before.add(before(i));
    }
    return before;
  }

  private Receive before(int index) {
    int at = NUMBERS * index;
    long end = numbers[at + 1];
    return new Receive(
        numbers[at], clients[index].id, (int) numbers[at + 2], ENDS[(int) (end & 1)], end >> 1);
  }
}
