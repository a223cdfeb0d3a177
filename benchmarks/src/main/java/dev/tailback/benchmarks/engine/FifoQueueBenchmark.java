package dev.tailback.benchmarks.engine;

import dev.tailback.engine.queue.SentMessage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A FIFO queue whose depth no operation changes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class FifoQueueBenchmark {
  /* Chosen so that a few thousand deduplication ids are remembered, and old ones expire. */
  private static final long PAUSE_MILLIS = 50;

  /** The number of messages in the queue. */
  @Param({"1000", "100000", "1000000"})
  public int messages;

  /** The number of message groups. */
  @Param({"10", "1000", "100000"})
  public int groups;

  private Filled queue;

  /** Fills the queue. */
  @Setup
  public void setUp() {
    queue = new Filled(groups).fill(messages, 1);
    queue.send("duplicate");
  }

  @Benchmark
  public void sendReceiveDelete() {
    queue.pass(PAUSE_MILLIS);
    queue.send();
    queue.delete(queue.receive(1).get(0));
  }

  /** Sends a duplicate, which is not stored. */
  @Benchmark
  public SentMessage sendDuplicate() {
    return queue.send("duplicate");
  }
}
