package dev.tailback.server.forward;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The calls that the upstream is carrying out. Safe for use by several threads. */
final class CallsUnderWay {
  private final Set<ForwardedCall> calls = ConcurrentHashMap.newKeySet();

  void add(ForwardedCall call) {
    calls.add(call);
  }

  void remove(ForwardedCall call) {
    calls.remove(call);
    if (calls.isEmpty()) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Waits for a while, and then fails the calls that are left. */
  void end(long millis) {
    awaitNone(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    calls.forEach(
        call -> {
          call.fail("The server stops.");
          call.cancel();
        });
  }

  private synchronized void awaitNone(long endNanos) {
    try {
      for (long left = endNanos - System.nanoTime();
          left > 0 && !calls.isEmpty();
          left = endNanos - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
