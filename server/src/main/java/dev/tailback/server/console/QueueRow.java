package dev.tailback.server.console;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One queue in a {@link Frame}.
 *
 * @param traits the seldom changing part
 * @param values the frequently changing values, in the order of {@link Column}
 */
record QueueRow(QueueAddress address, Traits traits, List<@Nullable Object> values) {

  /**
   * The seldom changing part of a queue.
   *
   * @param areKnown whether settings and limits are known: for another SQS, once it was asked
   * @param deadLetterQueue the number of its dead-letter queue; {@code null} if it has none
   * @param sources the numbers of the queues that use it as their dead-letter queue
   */
  record Traits(
      QueueSettings settings,
      QueueLimits limits,
      boolean areKnown,
      @Nullable Integer deadLetterQueue,
      List<Integer> sources) {}
}
