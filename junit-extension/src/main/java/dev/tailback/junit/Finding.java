package dev.tailback.junit;

/**
 * What an assertion finds in a queue at one moment.
 *
 * @param holds whether it is what was expected
 * @param isFinal whether waiting can't change that any more
 * @param text what was found, as a clause for the failure's message
 */
record Finding(boolean holds, boolean isFinal, String text) {

  /** Returns what may change for as long as the queue is used. */
  static Finding changing(boolean holds, String text) {
    return new Finding(holds, holds, text);
  }

  /** Returns what is told by a count that only grows: beyond what was expected, it stays so. */
  static Finding growing(int expected, int found, String text) {
    return new Finding(found == expected, found >= expected, text);
  }
}
