package dev.tailback.junit;

/**
 * The state of a queue, as found by an assertion.
 *
 * @param holds whether it is as expected
 * @param isFinal whether waiting can't change the result
 * @param text what was found, as a clause for the failure's message
 */
record Finding(boolean holds, boolean isFinal, String text) {

  /** Returns a finding that may still change. */
  static Finding changing(boolean holds, String text) {
    return new Finding(holds, holds, text);
  }

  /** Returns a finding about a count that never decreases. */
  static Finding growing(int expected, int found, String text) {
    return new Finding(found == expected, found >= expected, text);
  }
}
