package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;

/** When a queue was last used, and whether it is one of the {@link ActiveQueues}. */
final class QueueUse {
  private final Queue queue;
  private final World world;
  private long lastMillis;
  private boolean isActive;

  QueueUse(Queue queue, World world) {
    this.queue = queue;
    this.world = world;
  }

  long lastMillis() {
    return lastMillis;
  }

  /** Notes that the queue is used now, which makes it active. */
  void touch() {
    lastMillis = world.timeline().nowMillis();
    if (!isActive) {
      isActive = true;
      world.activeQueues().add(queue);
    }
  }

  void becomeIdle() {
    isActive = false;
  }

  void writeTo(StateOutput out) {
    out.writeNumber(lastMillis);
    out.writeBoolean(isActive);
  }

  void readFrom(StateInput in) {
    long usedAtMillis = in.readNumber();
    if (in.readBoolean()) {
      touch();
    }
    lastMillis = usedAtMillis;
  }
}
