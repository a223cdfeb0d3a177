package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;

/**
 * The maximum number of elements that a service accepts in a list or map. Protocols stop reading a
 * request soon after a limit is exceeded.
 */
public interface ListLimit {

  /** Returns whether a number of elements exceeds the limit. */
  boolean isExceededBy(int count);

  /**
   * Returns the refusal of a request with too many elements.
   *
   * @param count how many elements have been read so far
   * @param request what has been read so far
   */
  Refusal refusal(int count, Input request);
}
