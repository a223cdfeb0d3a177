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

/** A FIFO queue, which every operation leaves as deep as it was. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class FifoQueueBenchmark {
  /* So that some thousand deduplication ids are remembered, and forgotten again. */
  private static final long PAUSE_MILLIS = 50;

  /** How many messages wait in the queue. */
  @Param({"1000", "100000", "1000000"})
  public int messages;

  /** How many message groups they are spread over. */
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

  /** Sends what has been sent before, which stores nothing. */
  @Benchmark
  public SentMessage sendDuplicate() {
    return queue.send("duplicate");
  }
}
