package dev.tailback.junit;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue as assertions see it, wherever it is. */
interface WatchedQueue {

  String name();

  /** Returns how many messages it has; {@code null} if it does not exist. */
  @Nullable QueueCounts counts();

  /** Returns whether a message has this body. */
  boolean hasMessage(String body);

  /** Returns how many events of a kind there were. */
  int count(Kind kind);

  /** Returns its last events. */
  QueueHistory history();

  /** Returns what a failure says about it. */
  String report();

  /** Returns how long to wait between two looks at it. */
  Duration pause();
}
