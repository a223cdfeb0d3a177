package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;

/** When a queue was last used, and whether it is one of the {@link ActiveQueues}. */
final class QueueUse {
  private final Queue queue;
  private final Timeline timeline;
  private final ActiveQueues activeQueues;
  private long lastMillis;
  private boolean isActive;

  QueueUse(Queue queue, Timeline timeline, ActiveQueues activeQueues) {
    this.queue = queue;
    this.timeline = timeline;
    this.activeQueues = activeQueues;
  }

  long lastMillis() {
    return lastMillis;
  }

  /** Notes that the queue is used now, which makes it active. */
  void touch() {
    lastMillis = timeline.nowMillis();
    if (!isActive) {
      isActive = true;
      activeQueues.add(queue);
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
