package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one connection says to a server: a request, its answer, the next request. */
public interface Conversation {

  /** The next request, or {@code null} if there is none. Sent once, and answered. */
  @Nullable ByteBuffer next();

  /**
   * Judges the answer, whose status was 200.
   *
   * @return how many messages are done with it
   * @throws WrongAnswer if it is not what was asked for
   */
  int answered(Answer answer);
}
