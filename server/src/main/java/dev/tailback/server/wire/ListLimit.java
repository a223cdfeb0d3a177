package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;

/**
 * The maximum number of elements that a service accepts in a list or map. Protocols stop reading a
 * request not far beyond it.
 */
public interface ListLimit {

  /** Returns whether this many elements are too many. */
  boolean isExceededBy(int count);

  /** Returns the refusal of a request that has been read up to this many elements. */
  Refusal refusal(int count, Input request);
}
