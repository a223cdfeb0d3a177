package dev.tailback.server.lab;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Makes the lab yield to the server: while the server is called, the lab rests four times as long
 * as it works.
 */
final class Courtesy {
  private static final long REST_FACTOR = 4;
  private static final long MAX_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LongSupplier calls;
  private long lastCalls;
  private long workingSince = System.nanoTime();

  Courtesy(LongSupplier calls) {
    this.calls = calls;
    lastCalls = calls.getAsLong();
  }

  /** Rests if the server has been called since the last call of this method. */
  void giveWay() {
    long now = calls.getAsLong();
    if (now != lastCalls) {
      long worked = System.nanoTime() - workingSince;
      LockSupport.parkNanos(Math.min(MAX_REST_NANOS, worked * REST_FACTOR));
    }
    lastCalls = now;
    workingSince = System.nanoTime();
  }
}
