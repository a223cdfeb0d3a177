package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** The state of queues, saved in blocks. */
final class SavedQueues {
  private static final int BLOCK_BYTES = 2_000;

  private final QueuesState state;
  private final List<byte[]> blocks = new ArrayList<>();
  private StateOutput next = new StateOutput();

  private SavedQueues(Queues queues) {
    state = new QueuesState(queues);
    state.begin();
  }

  /** Begins to save the current state. */
  static SavedQueues begin(Queues queues) {
    return new SavedQueues(queues);
  }

  /** Saves the state at once. */
  static SavedQueues of(Queues queues) {
    SavedQueues saved = begin(queues);
    saved.finish();
    return saved;
  }

  /** Writes a block, and returns whether there is more. */
  boolean write(int bytes) {
    boolean hasMore = state.write(bytes);
    next = state.take(next);
    blocks.add(next.toByteArray());
    return hasMore;
  }

  void finish() {
    boolean hasMore = true;
    while (hasMore) {
      hasMore = write(BLOCK_BYTES);
    }
    state.end();
  }

  long bytes() {
    return blocks.stream().mapToLong(block -> block.length).sum();
  }

  /** Restores what was saved into new queues. */
  Queues restore(EngineSettings settings) {
    Queues queues = new Queues(settings, 0);
    QueuesRestore restore = new QueuesRestore(queues);
    blocks.forEach(block -> restore.read(new StateInput(block, block.length)));
    restore.finish();
    queues.checkInvariants();
    return queues;
  }

  /** Returns the state in a normal form: equal states have equal forms. */
  String normalForm(EngineSettings settings) {
    StringBuilder text = new StringBuilder();
    SavedQueues again = of(restore(settings));
    again.blocks.forEach(block -> text.append(java.util.HexFormat.of().formatHex(block)));
    return text.toString();
  }
}
