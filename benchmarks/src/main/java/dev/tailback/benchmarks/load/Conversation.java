package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The sequence of requests on one connection: a request, its answer, the next request. */
public interface Conversation {

  /** Returns the next request, or {@code null} if there is none. It is sent once. */
  @Nullable ByteBuffer next();

  /**
   * Checks an answer, whose status was 200.
   *
   * @return how many messages it completes
   * @throws WrongAnswer if it is wrong
   */
  int answered(Answer answer);
}
