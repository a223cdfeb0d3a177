package dev.tailback.benchmarks.engine;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.SentMessage;
import java.util.List;
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

/** A standard queue whose depth no operation changes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class StandardQueueBenchmark {
  /** The number of messages in the queue. */
  @Param({"1000", "100000", "1000000"})
  public int messages;

  private long expiryMillis;
  private Filled queue;
  private List<ReceivedMessage> held;
  private int seconds;

  /** Fills the queue so slowly that a message expires whenever a new one is due. */
  @Setup
  public void setUp() {
    expiryMillis = 1000L * Filled.RETENTION_SECONDS / messages;
    queue = new Filled(0).fill(messages, expiryMillis);
    held = queue.receive(1);
    queue.send();
  }

  @Benchmark
  public void sendReceiveDelete() {
    queue.send();
    queue.delete(queue.receive(1).get(0));
  }

  /** Receives ten messages and gives them back. */
  @Benchmark
  public void receiveTenAndReturn() {
    for (ReceivedMessage message : queue.receive(10)) {
      queue.changeVisibility(message, 0);
    }
  }

  @Benchmark
  public void changeVisibility() {
    seconds = seconds % 1000 + 1;
    queue.changeVisibility(held.get(0), seconds);
  }

  /** Sends a message at the moment the oldest expires. */
  @Benchmark
  public SentMessage sendAndExpire() {
    queue.pass(expiryMillis);
    return queue.send();
  }
}
