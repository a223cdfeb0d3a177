package dev.tailback.engine.time;

/** Those who wait for the same thing, such as the long polls of one queue. */
public interface Waiters {

  /** Serves those for whom there is something now, in order. */
  void serve();
}
