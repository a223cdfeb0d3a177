package dev.tailback.engine.time;

/** Waiters for the same thing, such as the long polls of one queue. */
public interface Waiters {

  /** Serves as many waiters as possible, in order. */
  void serve();
}
