package dev.tailback.server.wire;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Generates request ids: random UUIDs from a generator that is fast but not secure. */
public final class RequestId {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private RequestId() {}

  /** Returns a new request id. */
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() >>> 2) | VARIANT_2;
    return new UUID(high, low).toString();
  }
}
