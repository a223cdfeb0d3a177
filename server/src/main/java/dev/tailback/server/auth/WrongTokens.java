package dev.tailback.server.auth;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The wrong tokens of the last minute, which limit who may try again.
 *
 * <ul>
 *   <li>Each address has five tries a minute. All addresses of an IPv6 network of 64 bits count as
 *       one, because one client can use them all.
 *   <li>All addresses together have 1,000 tries a minute, so that many of them guess no faster.
 *       Addresses from which the right token has come do not need to share these, so that nobody
 *       can lock them out.
 * </ul>
 */
final class WrongTokens {
  static final int MAX_FROM_ADDRESS = 5;
  static final int MAX_FROM_ALL = 1_000;
  static final int MAX_TRUSTED = 100;

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int NETWORK_BYTES = 8;

  private record Wrong(ByteBuffer network, long nanos) {}

  /** The oldest first. */
  private final Deque<Wrong> lastMinute = new ArrayDeque<>();

  /** The addresses that have sent the right token, the oldest first. */
  private final Set<ByteBuffer> trusted = new LinkedHashSet<>();

  /** Returns how long an address has to wait until its next try, or 0. */
  long waitNanos(InetAddress source, long now) {
    while (!lastMinute.isEmpty() && now - lastMinute.getFirst().nanos >= MINUTE_NANOS) {
      lastMinute.removeFirst();
    }
    ByteBuffer network = network(source);
    long[] own =
        lastMinute.stream()
            .filter(w -> w.network.equals(network))
            .mapToLong(Wrong::nanos)
            .toArray();
    if (own.length >= MAX_FROM_ADDRESS) {
      return MINUTE_NANOS - (now - own[0]);
    }
    return lastMinute.size() < MAX_FROM_ALL || trusted.contains(network)
        ? 0
        : MINUTE_NANOS - (now - lastMinute.getFirst().nanos);
  }

  /** Counts a wrong token. */
  void add(InetAddress source, long now) {
    lastMinute.addLast(new Wrong(network(source), now));
  }

  /** Remembers an address that has sent the right token. */
  void trust(InetAddress source) {
    ByteBuffer network = network(source);
    trusted.remove(network);
    trusted.add(network);
    if (trusted.size() > MAX_TRUSTED) {
      trusted.remove(trusted.iterator().next());
    }
  }

  private static ByteBuffer network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
  }
}
