package dev.tailback.benchmarks.engine;

import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.QueuesRestore;
import dev.tailback.engine.queue.QueuesState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
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

/** Snapshots of a standard queue, without writing a file. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class SnapshotBenchmark {
  private static final int SLICE_BYTES = 1 << 19;

  /** The number of messages in the queue. */
  @Param({"100000", "1000000"})
  public int messages;

  private QueuesState state;
  private List<byte[]> blocks;

  /** Fills the queue, and saves it once. */
  @Setup
  public void setUp() {
    state = new QueuesState(new Filled(0).fill(messages, 0).queues());
    blocks = new ArrayList<>();
    StateOutput block = new StateOutput();
    state.begin();
    boolean hasMore = true;
    while (hasMore) {
      hasMore = state.write(SLICE_BYTES);
      block = state.take(block);
      blocks.add(block.toByteArray());
    }
    state.end();
  }

  /** Writes all slices. In a server, calls wait while one is written. */
  @Benchmark
  public long save() {
    long bytes = 0;
    StateOutput block = new StateOutput();
    state.begin();
    boolean hasMore = true;
    while (hasMore) {
      hasMore = state.write(SLICE_BYTES);
      block = state.take(block);
      bytes += block.size();
    }
    state.end();
    return bytes;
  }

  /** Writes one slice. */
  @Benchmark
  public int saveOneSlice() {
    state.begin();
    state.write(SLICE_BYTES);
    int bytes = state.take(new StateOutput()).size();
    state.end();
    return bytes;
  }

  @Benchmark
  public Queues restore() {
    Queues queues = new Queues(Filled.settings(), 0);
    QueuesRestore restore = new QueuesRestore(queues);
    blocks.forEach(block -> restore.read(new StateInput(block, block.length)));
    restore.finish();
    return queues;
  }
}
