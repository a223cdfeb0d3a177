package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap that requests in progress share: bodies that are being read and parsed, and answers
 * until they are written. Stored messages have their own limit.
 *
 * <p>Only what exceeds a small allowance per request is drawn from it; see {@link ExchangeMemory}.
 * Thread-safe.
 */
public final class MemoryAccount {
  private static final int MIN_SHARE = 8;
  private static final int RETRY_AFTER_MILLIS = 1_000;

  /** For requests that are refused before they need any memory. */
  static final MemoryAccount UNLIMITED = new MemoryAccount(Long.MAX_VALUE / 2);

  private final long bytes;
  private final AtomicLong free;

  MemoryAccount(long bytes) {
    this.bytes = bytes;
    this.free = new AtomicLong(bytes);
  }

  /**
   * Returns an account of half the heap that stored messages leave, but at least an eighth of the
   * heap. The other half is for everything else, and for copies that exist only while an answer is
   * built.
   */
  public static MemoryAccount beside(long maxStoredBytes) {
    long heap = Runtime.getRuntime().maxMemory();
    return new MemoryAccount(Math.max(heap / MIN_SHARE, (heap - maxStoredBytes) / 2));
  }

  /** Returns its size in bytes when nothing is drawn. */
  long bytes() {
    return bytes;
  }

  long free() {
    return free.get();
  }

  /** Draws a number of bytes, if that many are left. */
  boolean draw(long count) {
    long before = free.get();
    while (count <= before) {
      if (free.compareAndSet(before, before - count)) {
        return true;
      }
      before = free.get();
    }
    return false;
  }

  /** Draws more bytes than there are in total, as a debt, if nobody has drawn on the account. */
  boolean overdraw(long count) {
    return free.compareAndSet(bytes, bytes - count);
  }

  /** Gives bytes back, or draws unconditionally if the number is negative. */
  void giveBack(long count) {
    free.addAndGet(count);
  }

  /** Returns the answer to a request that needs more than is left. */
  static Refusal refusal() {
    return Refusal.unavailable(
        "The emulator has no memory left for this request: try again.", RETRY_AFTER_MILLIS);
  }
}
