package dev.tailback.junit;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue of an emulator in this JVM, as assertions see it. */
record LocalQueue(TailbackQueue queue) implements WatchedQueue {
  private static final Duration PAUSE = Duration.ofMillis(2);

  @Override
  public String name() {
    return queue.name();
  }

  @Override
  public @Nullable QueueCounts counts() {
    return queue
        .emulator()
        .gate()
        .call(
            queues -> {
              Queue found = queues.find(queue.address());
              return found == null ? null : found.counts();
            });
  }

  @Override
  public boolean hasMessage(String body) {
    return queue
        .emulator()
        .gate()
        .call(
            queues -> {
              Queue found = queues.find(queue.address());
              return found != null
                  && found.inspection().peek(0, QueueAssert.MAX_PEEKED).stream()
                      .anyMatch(message -> message.content().body().equals(body));
            });
  }

  @Override
  public int count(Kind kind) {
    return queue.emulator().gate().call(queues -> log().count(kind));
  }

  @Override
  public QueueHistory history() {
    return queue.emulator().gate().call(queues -> log().copy());
  }

  private QueueHistory log() {
    return queue.emulator().journal().history(queue.address());
  }

  @Override
  public String report() {
    return QueueReport.of(queue);
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }
}
