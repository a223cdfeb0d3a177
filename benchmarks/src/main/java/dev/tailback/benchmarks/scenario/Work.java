package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Talks;
import java.util.List;
import java.util.function.Function;

/**
 * What a new queue is given to do.
 *
 * @param isFifo whether the queue is
 * @param on the conversations with it, which they may fill first
 */
record Work(boolean isFifo, Function<TestQueue, List<Conversation>> on) {
  static Work standard(Function<Talks, List<Conversation>> talk) {
    return new Work(false, queue -> talk.apply(queue.talks(null)));
  }

  static Work fifo(Function<TestQueue, List<Conversation>> talk) {
    return new Work(true, talk);
  }
}
