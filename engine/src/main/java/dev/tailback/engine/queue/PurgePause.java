package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;

/** The 60 seconds after a purge of a queue, in which SQS refuses another one. */
final class PurgePause {
  private static final long MILLIS = 60_000;

  private final QueueAddress queue;
  private final World world;
  private final Timeline timeline;
  private long endsAtMillis;

  PurgePause(QueueAddress queue, World world) {
    this.queue = queue;
    this.world = world;
    this.timeline = world.timeline();
  }

  void writeTo(StateOutput out) {
    out.writeNumber(endsAtMillis);
  }

  void readFrom(StateInput in) {
    endsAtMillis = in.readNumber();
  }

  /**
   * Begins when the queue is about to be purged.
   *
   * @throws Refusal PurgeQueueInProgress, if it has not ended and that rule is on
   */
  void begin() {
    if (world.settings().delaysPurges() && timeline.nowMillis() < endsAtMillis) {
      throw new Refusal(
          Refusal.Reason.PURGE_QUEUE_IN_PROGRESS,
          "Only one PurgeQueue operation on " + queue.name() + " is allowed every 60 seconds.");
    }
    endsAtMillis = timeline.nowMillis() + MILLIS;
  }
}
