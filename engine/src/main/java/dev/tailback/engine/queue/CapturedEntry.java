package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;

/** What a queue remembers besides its messages, in pieces that are written as a whole. */
interface CapturedEntry {
  Capture.Piece piece();

  /** Notes that a capture includes it now, and returns whether that is new. */
  boolean include(short capture);

  void writeTo(StateOutput out);
}
