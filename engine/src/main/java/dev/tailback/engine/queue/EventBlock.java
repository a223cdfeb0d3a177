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

  /** Only the beginning of a longer body is kept. */
  static final int MAX_BODY_BYTES = 256;

  private static final int NO_BODY = -1;

  private static final Kind[] KINDS = Kind.values();

  /* The numbers of an event are adjacent, so that adding one touches little memory. */
  private static final int WIDTH = 5;
  private static final int MILLIS = 0;
  private static final int ID_HIGH = 1;
  private static final int ID_LOW = 2;

  /* The receive count, for PURGED the number of messages, and the kind's ordinal. */
  private static final int COUNT_AND_KIND = 3;

  /* The size of the body (NO_BODY if unknown), and where it starts. */
  private static final int SIZE_AND_START = 4;

  private final long[] numbers = new long[MAX_EVENTS * WIDTH];
  private final @Nullable EventSource[] sources = new @Nullable EventSource[MAX_EVENTS];
  private final @Nullable QueueAddress[] targets = new @Nullable QueueAddress[MAX_EVENTS];
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

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFF_FFFFL);
  }

  private int high(int i, int number) {
    return (int) (numbers[i * WIDTH + number] >> 32);
  }

  private int low(int i, int number) {
    return (int) numbers[i * WIDTH + number];
  }

  /** Adds an event; one of the about methods must follow. */
  @SuppressWarnings({"EnumOrdinal", "ReferenceEquality"}) // kept in memory only; see below
  void add(Kind kind, long millis, EventSource source, @Nullable QueueAddress target) {
    numbers[size * WIDTH + MILLIS] = millis;
    numbers[size * WIDTH + COUNT_AND_KIND] = kind.ordinal();
    // References are compared first, because under G1 a write costs more than a read.
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
    about(idHigh, idLow, receiveCount, body.length);
    bytes += kept;
  }

  void about(ReceiptHandle handle) {
    UUID id = handle.messageId();
    about(id.getMostSignificantBits(), id.getLeastSignificantBits(), handle.receive(), NO_BODY);
  }

  void aboutMany(int messages) {
    about(0, 0, messages, NO_BODY);
  }

  private void about(long idHigh, long idLow, int count, int bodySize) {
    int at = size * WIDTH;
    numbers[at + ID_HIGH] = idHigh;
    numbers[at + ID_LOW] = idLow;
    numbers[at + COUNT_AND_KIND] |= (long) count << 32;
    numbers[at + SIZE_AND_START] = pair(bodySize, bytes);
    size++;
  }

  /** Returns the index of the first event with a greater number. */
  int indexAfter(long number) {
    return (int) Math.min(size, Math.max(0, number + 1 - first));
  }

  boolean matches(int i, EventFilter filter) {
    return filter.matches(kind(i), source(i).queue(), targets[i]);
  }

  private EventSource source(int i) {
    return Objects.requireNonNull(sources[i]);
  }

  private Kind kind(int i) {
    return KINDS[low(i, COUNT_AND_KIND)];
  }

  LoggedEvent event(int i) {
    boolean isOfMany = kind(i) == Kind.PURGED;
    int count = high(i, COUNT_AND_KIND);
    return new LoggedEvent(
        first + i,
        kind(i),
        numbers[i * WIDTH + MILLIS],
        source(i).queue(),
        targets[i],
        source(i).by(),
        isOfMany ? null : new UUID(numbers[i * WIDTH + ID_HIGH], numbers[i * WIDTH + ID_LOW]),
        isOfMany ? 0 : count,
        isOfMany ? count : 1,
        body(i),
        Math.max(0, high(i, SIZE_AND_START)));
  }

  private @Nullable String body(int i) {
    int bodySize = high(i, SIZE_AND_START);
    if (bodySize == NO_BODY) {
      return null;
    }
    int start = low(i, SIZE_AND_START);
    int end = start + Math.min(bodySize, MAX_BODY_BYTES);
    if (bodySize > MAX_BODY_BYTES) {
      end = endOfCharacter(start, end);
    }
    return new String(bodies, start, end - start, StandardCharsets.UTF_8);
  }

  /** Returns the last character boundary at or before a position. */
  private int endOfCharacter(int start, int place) {
    int end = place;
    while (end > start && (bodies[end - 1] & 0xC0) == 0x80) {
      end--; // skips continuation bytes
    }
    int length = end > start ? lengthOf(bodies[end - 1]) : 0;
    return end - 1 + length == place ? place : Math.max(start, end - 1);
  }

  /** Returns the length of a UTF-8 character from its first byte. */
  private static int lengthOf(byte lead) {
    return lead >= 0 ? 1 : Integer.numberOfLeadingZeros(~(lead << 24));
  }
}
