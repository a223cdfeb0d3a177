package dev.tailback.engine.queue;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Queues on a timeline for tests. Each call is settled at once, and the invariants are checked. */
final class TestEngine {
  static final long START_MILLIS = 1_795_300_000_000L;

  private static final QueueAddress SOME_QUEUE =
      new QueueAddress("000000000000", "us-east-1", "some");

  final Queues queues;

  TestEngine() {
    this(EngineSettings.seeded(1));
  }

  TestEngine(EngineSettings settings) {
    queues = new Queues(settings, START_MILLIS);
  }

  /** Creates an engine with these limits for new queues. */
  static TestEngine limited(int inFlight, int lookAhead) {
    return new TestEngine(
        EngineSettings.seeded(1).withLimits(new QueueLimits(inFlight, lookAhead)));
  }

  static QueueAddress address(String name) {
    return SOME_QUEUE.sibling(name);
  }

  TestQueue standard(String name) {
    return standard(name, settings -> settings);
  }

  TestQueue standard(String name, UnaryOperator<QueueSettings.Builder> change) {
    return create(name, change.apply(QueueSettings.STANDARD.toBuilder()).build());
  }

  TestQueue fifo(String name) {
    return fifo(name, settings -> settings);
  }

  TestQueue fifo(String name, UnaryOperator<QueueSettings.Builder> change) {
    return create(name + ".fifo", change.apply(QueueSettings.FIFO.toBuilder()).build());
  }

  TestQueue create(String name, QueueSettings settings) {
    return new TestQueue(this, queues.create(address(name), settings));
  }

  void delete(TestQueue queue) {
    queues.delete(queue.queue);
    settle();
  }

  long nowMillis() {
    return queues.timeline().nowMillis();
  }

  /** Returns the milliseconds of engine time since the test began. */
  long elapsedMillis() {
    return queues.timeline().nowMillis() - START_MILLIS;
  }

  void advance(Duration by) {
    queues.timeline().advanceTo(queues.timeline().nowMillis() + by.toMillis());
    settle();
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  void advanceMillis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  /** Serves waiting receives, fires what is due, runs replies, and checks the invariants. */
  void settle() {
    queues.timeline().takeReplies().forEach(Runnable::run);
    queues.timeline().advanceTo(queues.timeline().nowMillis());
    queues.timeline().takeReplies().forEach(Runnable::run);
    queues.checkInvariants();
  }
}
