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
  /** How many receives are remembered besides the last. */
  static final int MAX_BEFORE = 9;

  private static final ReceiveEnd[] ENDS = ReceiveEnd.values();
  private static final QueueClient[] NO_CLIENTS = {};

  final long firstReceivedAtMillis;

  /*
   * The receives before the last: for each, when it was received, when it ended, how often it was
   * extended, and its client. In arrays, as an object for each would take twice the memory. The
   * lowest bit of when it ended is how.
   */
  private long[] times = {};
  private short[] extensions = {};
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
   * Adds a receive.
   *
   * @param before the receive before, which has ended
   */
  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void add(QueueClient client, Receive before) {
    ReceiveEnd end = before.end();
    if (last != null && end != null) {
      int from = clients.length == MAX_BEFORE ? 1 : 0;
      int size = clients.length - from;
      times = Arrays.copyOfRange(times, 2 * from, 2 * (from + size + 1));
      clients = Arrays.copyOfRange(clients, from, from + size + 1);
      extensions = Arrays.copyOfRange(extensions, from, from + size + 1);
      times[2 * size] = before.receivedAtMillis();
      times[2 * size + 1] = (before.endedAtMillis() << 1) | end.ordinal();
      extensions[size] = (short) before.extensions();
      clients[size] = last;
    }
    last = client;
  }

  /** Forgets the last receive, and returns the one that is the last now if it is remembered. */
  @Nullable Receive undo() {
    int size = clients.length;
    if (size == 0) {
      last = null;
      return null;
    }
    Receive before = before(size - 1);
    last = clients[size - 1];
    times = Arrays.copyOf(times, 2 * (size - 1));
    extensions = Arrays.copyOf(extensions, size - 1);
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
    long end = times[2 * index + 1];
    return new Receive(
        times[2 * index], clients[index].id, extensions[index], ENDS[(int) (end & 1)], end >> 1);
  }
}
