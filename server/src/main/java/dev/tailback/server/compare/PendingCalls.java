package dev.tailback.server.compare;

import dev.tailback.server.forward.AnsweredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The calls that are still to be compared, up to a sixteenth of the heap. Adding never waits. */
final class PendingCalls {
  private static final long BYTES_BESIDE_BODIES = 2_000;
  private static final int SHARE_OF_HEAP = 16;

  private final long maxBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  private final LinkedBlockingQueue<AnsweredCall> calls = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();

  /** Adds a call, if there is room. */
  boolean offer(AnsweredCall call) {
    if (bytes.addAndGet(weight(call)) > maxBytes) {
      bytes.addAndGet(-weight(call));
      return false;
    }
    return calls.offer(call);
  }

  private static long weight(AnsweredCall call) {
    return BYTES_BESIDE_BODIES
        + call.sent().query().length()
        + call.sent().body().length
        + call.answer().body().length;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Returns the next call, {@code null} if none comes in a while. */
  @Nullable AnsweredCall take(long maxMillis) throws InterruptedException {
    AnsweredCall next = calls.poll(maxMillis, TimeUnit.MILLISECONDS);
    if (next != null) {
      bytes.addAndGet(-weight(next));
    }
    return next;
  }

  /** Removes all calls, and returns them. */
  List<AnsweredCall> clear() {
    List<AnsweredCall> left = new ArrayList<>();
    calls.drainTo(left);
    return left;
  }
}
