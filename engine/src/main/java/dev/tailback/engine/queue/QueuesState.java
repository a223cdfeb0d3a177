package dev.tailback.engine.queue;

import dev.tailback.engine.state.SlicedState;
import dev.tailback.engine.state.StateOutput;

/**
 * Writes the state of all queues at one moment, with everything that affects later answers. Live
 * counters and waiting receives are left out.
 *
 * <p>It is written in small pieces, so that the gate is free between them; see {@link
 * QueuesRestore} for how it is read. Used only inside the gate.
 *
 * <pre>{@code
 * gate.run(queues -> new QueuesState(queues).begin());
 * boolean hasMore = true;
 * while (hasMore) {
 *   hasMore = gate.call(queues -> state.write(65_536));
 *   StateOutput block = gate.call(queues -> state.take(other));
 *   ...
 * }
 * }</pre>
 */
public final class QueuesState implements SlicedState {
  private final Queues queues;
  private final Capture capture;

  /** Creates a writer. Only one capture can be in progress at a time. */
  public QueuesState(Queues queues) {
    this.queues = queues;
    this.capture = queues.world().capture();
  }

  @Override
  public void begin() {
    capture.begin(queues.captures(), queues.timeline().lastOrder());
    queues.writeTo(capture.out());
  }

  @Override
  public boolean write(int untilBytes) {
    return capture.write(untilBytes);
  }

  @Override
  public StateOutput take(StateOutput next) {
    return capture.take(next);
  }

  @Override
  public void end() {
    capture.end();
  }
}
