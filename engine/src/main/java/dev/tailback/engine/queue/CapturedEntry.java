package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;

/** Something that a queue remembers besides its messages. It is written as a whole. */
interface CapturedEntry {
  Capture.Piece piece();

  /** Marks this entry as included in a capture, and returns whether it was not before. */
  boolean include(short capture);

  void writeTo(StateOutput out);
}
