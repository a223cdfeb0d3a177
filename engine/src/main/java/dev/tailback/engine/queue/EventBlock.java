package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive events, in arrays: adding one allocates nothing, and keeps no message and no
 * body from being collected.
 */
final class EventBlock {
  static final int MAX_EVENTS = 1024;
  static final int MAX_BYTES = 64 * 1024;

  /** Of longer bodies only the beginning is kept. */
  static final int MAX_BODY_BYTES = 256;

  private static final int NO_BODY = -1;

  private static final Kind[] KINDS = Kind.values();

  /* The ordinals. */
  private final byte[] kinds = new byte[MAX_EVENTS];
  private final long[] atMillis = new long[MAX_EVENTS];
  private final @Nullable EventSource[] sources = new @Nullable EventSource[MAX_EVENTS];
  private final @Nullable QueueAddress[] targets = new @Nullable QueueAddress[MAX_EVENTS];
  private final long[] idsHigh = new long[MAX_EVENTS];
  private final long[] idsLow = new long[MAX_EVENTS];

  /* The receive count; for PURGED the number of messages. */
  private final int[] counts = new int[MAX_EVENTS];
  private final int[] bodySizes = new int[MAX_EVENTS];
  private final int[] bodyStarts = new int[MAX_EVENTS];
  private final byte[] bodies = new byte[MAX_BYTES];
  private long first = 1;
  private int size;
  private int bytes;

  /** Removes all events. */
  void clear(long newFirst) {
    first = newFirst;
    size = 0;
    bytes = 0;
  }

  /** Returns the number of its first event. */
  long first() {
    return first;
  }

  int size() {
    return size;
  }

  boolean hasRoom(int bodyBytes) {
    return size < MAX_EVENTS && bytes + Math.min(bodyBytes, MAX_BODY_BYTES) <= MAX_BYTES;
  }

  /** Adds an event; one of the methods that follow says what it is about. */
  @SuppressWarnings({"EnumOrdinal", "ReferenceEquality"}) // kept in memory only; see below
  void add(Kind kind, long millis, EventSource source, @Nullable QueueAddress target) {
    kinds[size] = (byte) kind.ordinal();
    atMillis[size] = millis;
    // References are compared first, as G1 has more to do for a write than for a read.
    if (sources[size] != source) {
      sources[size] = source;
    }
    if (targets[size] != target) {
      targets[size] = target;
    }
  }

  void about(long idHigh, long idLow, int receiveCount, byte[] body) {
    int kept = Math.min(body.length, MAX_BODY_BYTES);
    System.arraycopy(body, 0, bodies, bytes, kept);
    bodyStarts[size] = bytes;
    bytes += kept;
    about(idHigh, idLow, receiveCount, body.length);
  }

  void about(ReceiptHandle handle) {
    UUID id = handle.messageId();
    about(id.getMostSignificantBits(), id.getLeastSignificantBits(), handle.receive(), NO_BODY);
  }

  void aboutMany(int messages) {
    about(0, 0, messages, NO_BODY);
  }

  private void about(long idHigh, long idLow, int count, int bodySize) {
    idsHigh[size] = idHigh;
    idsLow[size] = idLow;
    counts[size] = count;
    bodySizes[size] = bodySize;
    size++;
  }

  /** Returns the index of the first event with a greater number. */
  int indexAfter(long number) {
    return (int) Math.min(size, Math.max(0, number + 1 - first));
  }

  boolean matches(int i, EventFilter filter) {
    return filter.matches(KINDS[kinds[i]], source(i).queue(), targets[i]);
  }

  private EventSource source(int i) {
    return Objects.requireNonNull(sources[i]);
  }

  LoggedEvent event(int i) {
    boolean isOfMany = KINDS[kinds[i]] == Kind.PURGED;
    return new LoggedEvent(
        first + i,
        KINDS[kinds[i]],
        atMillis[i],
        source(i).queue(),
        targets[i],
        source(i).by(),
        isOfMany ? null : new UUID(idsHigh[i], idsLow[i]),
        isOfMany ? 0 : counts[i],
        isOfMany ? counts[i] : 1,
        body(i),
        Math.max(0, bodySizes[i]));
  }

  private @Nullable String body(int i) {
    if (bodySizes[i] == NO_BODY) {
      return null;
    }
    int end = bodyStarts[i] + Math.min(bodySizes[i], MAX_BODY_BYTES);
    if (bodySizes[i] > MAX_BODY_BYTES) {
      end = endOfCharacter(bodyStarts[i], end);
    }
    return new String(bodies, bodyStarts[i], end - bodyStarts[i], StandardCharsets.UTF_8);
  }

  /** Returns the last end of a character at or before a place that may be within one. */
  private int endOfCharacter(int start, int place) {
    int end = place;
    while (end > start && (bodies[end - 1] & 0xC0) == 0x80) {
      end--; // over the bytes that continue a character
    }
    int length = end > start ? lengthOf(bodies[end - 1]) : 0;
    return end - 1 + length == place ? place : Math.max(start, end - 1);
  }

  /** Returns how many bytes a character of UTF-8 has that begins with this one. */
  private static int lengthOf(byte lead) {
    return lead >= 0 ? 1 : Integer.numberOfLeadingZeros(~(lead << 24));
  }
}
