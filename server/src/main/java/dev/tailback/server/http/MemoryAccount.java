package dev.tailback.server.http;

import dev.tailback.engine.queue.Refusal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap that requests under way share: bodies that are being read and worked on, and answers
 * until they are written. Stored messages have a limit of their own.
 *
 * <p>Only what exceeds a small allowance of each request is drawn from it; see {@link
 * ExchangeMemory}. Thread-safe.
 */
public final class MemoryAccount {
  private static final int MIN_SHARE = 8;
  private static final int RETRY_AFTER_MILLIS = 1_000;

  /** For requests that are refused before they take anything. */
  static final MemoryAccount UNLIMITED = new MemoryAccount(Long.MAX_VALUE / 2);

  private final long bytes;
  private final AtomicLong free;

  MemoryAccount(long bytes) {
    this.bytes = bytes;
    this.free = new AtomicLong(bytes);
  }

  /**
   * Half of the heap that stored messages leave, at least an eighth of the heap. The other half is
   * for everything else, and for the copies that exist only while an answer is made.
   */
  public static MemoryAccount beside(long maxStoredBytes) {
    long heap = Runtime.getRuntime().maxMemory();
    return new MemoryAccount(Math.max(heap / MIN_SHARE, (heap - maxStoredBytes) / 2));
  }

  /** How much there is when nothing is drawn. */
  long bytes() {
    return bytes;
  }

  long free() {
    return free.get();
  }

  /** Draws so many bytes if there are as many. */
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

  /** Draws so many bytes if there are any; more than there are count as a debt. */
  boolean overdraw(long count) {
    long before = free.get();
    while (before > 0) {
      if (free.compareAndSet(before, before - count)) {
        return true;
      }
      before = free.get();
    }
    return false;
  }

  /** Gives bytes back, or with a negative number draws what is in use already. */
  void giveBack(long count) {
    free.addAndGet(count);
  }

  /** What a request is answered that needs more than there is now. */
  static Refusal refusal() {
    return Refusal.unavailable(
        "The emulator has no memory left for this request: try again.", RETRY_AFTER_MILLIS);
  }
}
