package dev.tailback.server.conservation;

import dev.tailback.engine.time.EngineClock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the clients know: the parcels they tried to send, those that were accepted, and the deletes
 * and purges they began and finished. An attempt without an answer may or may not have stored its
 * message.
 *
 * <p>Everything is recorded before the request is sent or after its answer has arrived, with a
 * tick. If one call's answer has a smaller tick than another call's start, the first call ended
 * before the other began.
 */
final class Ledger {
  private static final long DEDUPLICATION_MILLIS = 300_000;

  private final EngineClock clock;
  private final AtomicLong ticks = new AtomicLong();
  private final Map<Parcel, Sends> sends = new ConcurrentHashMap<>();
  private final Set<UUID> deletionsBegun = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> deletesBegun = new ConcurrentHashMap<>();
  private final Map<String, Long> received = new ConcurrentHashMap<>();
  private final Map<Place, Long> deleted = new ConcurrentHashMap<>();
  private final AtomicInteger purgesBegun = new AtomicInteger();
  private final AtomicInteger purgesEnded = new AtomicInteger();
  private final AtomicInteger movesBegun = new AtomicInteger();

  Ledger(EngineClock clock) {
    this.clock = clock;
  }

  private record Place(String queue, UUID messageId) {}

  /** All attempts to send one parcel. */
  static final class Sends {
    private final AtomicInteger attempts = new AtomicInteger();
    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
    private final long firstBegunMillis;
    private volatile long lastEndedMillis = Long.MAX_VALUE;

    private Sends(long nowMillis) {
      firstBegunMillis = nowMillis;
    }

    int attempts() {
      return attempts.get();
    }

    /** Returns the message ids in the answers. */
    Set<UUID> accepted() {
      return accepted;
    }

    /** Returns whether a repeated attempt may have arrived after the deduplication window. */
    boolean mayOutlastDeduplication(long nowMillis) {
      long end = Math.min(lastEndedMillis, nowMillis);
      return attempts.get() > 1 && end - firstBegunMillis >= DEDUPLICATION_MILLIS;
    }
  }

  long tick() {
    return ticks.incrementAndGet();
  }

  long nowMillis() {
    return clock.nowMillis();
  }

  void beginSend(Parcel parcel) {
    sends.computeIfAbsent(parcel, first -> new Sends(nowMillis())).attempts.incrementAndGet();
  }

  void accepted(Parcel parcel, UUID messageId) {
    Sends sent = sends.get(parcel);
    sent.accepted.add(messageId);
    sent.lastEndedMillis = nowMillis();
  }

  /** Returns the attempts to send a parcel, {@code null} if there was none. */
  @Nullable Sends sends(Parcel parcel) {
    return sends.get(parcel);
  }

  Map<Parcel, Sends> sends() {
    return sends;
  }

  void beginDelete(String queue, UUID messageId) {
    deletionsBegun.add(messageId);
    deletesBegun.merge(queue, 1L, Long::sum);
  }

  /** Returns how many deletes in a queue were begun, repeated ones included. */
  long deletesBegun(String queue) {
    return deletesBegun.getOrDefault(queue, 0L);
  }

  /** Returns how many messages of a queue were certainly deleted. */
  long deletesAnswered(String queue) {
    return deleted.keySet().stream().filter(place -> place.queue.equals(queue)).count();
  }

  void received(String queue, int messages) {
    received.merge(queue, (long) messages, Long::sum);
  }

  /** Returns how many messages of a queue consumers have received. */
  long received(String queue) {
    return received.getOrDefault(queue, 0L);
  }

  /** Returns how many sends to a queue were begun. */
  long sendsBegun(String queue) {
    return sends(queue).mapToLong(Sends::attempts).sum();
  }

  /** Returns how many sends to a queue were answered with a message id. */
  long sendsAnswered(String queue) {
    return sends(queue).mapToLong(sent -> sent.accepted.size()).sum();
  }

  private Stream<Sends> sends(String queue) {
    return sends.entrySet().stream()
        .filter(entry -> entry.getKey().lane().queue.equals(queue))
        .map(Map.Entry::getValue);
  }

  boolean mayBeDeleted(UUID messageId) {
    return deletionsBegun.contains(messageId);
  }

  void deleted(String queue, UUID messageId) {
    deleted.putIfAbsent(new Place(queue, messageId), tick());
  }

  /** Returns whether a message's deletion was answered before the call that began at a tick. */
  boolean wasDeletedBefore(String queue, UUID messageId, long tick) {
    return deleted.getOrDefault(new Place(queue, messageId), Long.MAX_VALUE) < tick;
  }

  void beginPurge() {
    purgesBegun.incrementAndGet();
  }

  void endPurge() {
    purgesEnded.incrementAndGet();
  }

  boolean isPurgeUnderWay() {
    return purgesBegun.get() > purgesEnded.get();
  }

  void beginMove() {
    movesBegun.incrementAndGet();
  }

  boolean mayMove() {
    return movesBegun.get() > 0;
  }
}
