package dev.tailback.engine.live;

import dev.tailback.engine.queue.QueueTotals;

/** The moving averages of one queue's rates. */
final class Averages {
  private static final double SHORT_SECONDS = 25;
  private static final double LONG_SECONDS = 180;

  private final Average arriving = new Average(SHORT_SECONDS);
  private final Average leaving = new Average(SHORT_SECONDS);
  private final Average throttledSends = new Average(SHORT_SECONDS);
  private final Average overLimit = new Average(SHORT_SECONDS);
  private final Average received = new Average(LONG_SECONDS);
  private final Average repeated = new Average(LONG_SECONDS);
  private final Average deadLettered = new Average(LONG_SECONDS);
  private final Average expired = new Average(LONG_SECONDS);
  private final Average empty = new Average(LONG_SECONDS);
  private final Average emptyShort = new Average(LONG_SECONDS);

  /** Adds what a queue has counted between two moments. */
  void add(QueueTotals before, QueueTotals now, double seconds) {
    long died = now.deadLettered() - before.deadLettered();
    long aged = now.expired() - before.expired();
    arriving.add(now.sent() - before.sent(), seconds);
    leaving.add(now.deleted() - before.deleted() + died + aged, seconds);
    throttledSends.add(now.throttledSends() - before.throttledSends(), seconds);
    overLimit.add(now.overLimit() - before.overLimit(), seconds);
    received.add(now.received() - before.received(), seconds);
    repeated.add(now.repeated() - before.repeated(), seconds);
    deadLettered.add(died, seconds);
    expired.add(aged, seconds);
    empty.add(now.emptyReceives() - before.emptyReceives(), seconds);
    emptyShort.add(now.emptyShortPolls() - before.emptyShortPolls(), seconds);
  }

  Rates rates() {
    return new Rates(
        arriving.perSecond(),
        leaving.perSecond(),
        throttledSends.perSecond(),
        overLimit.perSecond(),
        received.perSecond(),
        repeated.perSecond(),
        deadLettered.perSecond(),
        expired.perSecond(),
        empty.perSecond(),
        emptyShort.perSecond());
  }
}
