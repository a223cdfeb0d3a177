package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Talks;
import java.util.List;
import java.util.function.Function;

/**
 * The work for a new queue.
 *
 * @param isFifo whether it is a FIFO queue
 * @param on creates the conversations with it, and may fill it first
 */
record Work(boolean isFifo, Function<TestQueue, List<Conversation>> on) {
  static Work standard(Function<Talks, List<Conversation>> talk) {
    return new Work(false, queue -> talk.apply(queue.talks(null)));
  }

  static Work fifo(Function<TestQueue, List<Conversation>> talk) {
    return new Work(true, talk);
  }
}
