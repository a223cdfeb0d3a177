package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Iterates over the messages of a queue in several steps, while messages come and go. */
final class MessageWalk implements Capture.Part {
  private final StoredMessages stored;
  private final Consumer<Message> visitor;
  private @Nullable Message last;
  private long lastSequence;
  private boolean isRowOver;

  MessageWalk(StoredMessages stored, Consumer<Message> visitor) {
    this.stored = stored;
    this.visitor = visitor;
  }

  @Override
  public boolean write(StateOutput out, int untilBytes) {
    Message message = next();
    while (message != null && out.size() < untilBytes) {
      last = message;
      lastSequence = message.sequence;
      visitor.accept(message);
      message = next();
    }
    boolean hasLate = message == null && !isRowOver;
    if (hasLate) {
      isRowOver = true;
      last = null;
      lastSequence = 0;
    }
    return hasLate || message != null;
  }

  /** Returns the next message. Fast unless the last one has left the queue. */
  private @Nullable Message next() {
    Message from = last;
    boolean hasLeft = from == null || from.block == null || from.sequence != lastSequence;
    return from == null || hasLeft || isRowOver
        ? stored.nextAfter(lastSequence, isRowOver)
        : stored.younger(from);
  }
}
