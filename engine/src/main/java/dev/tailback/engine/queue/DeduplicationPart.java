package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a {@link DeduplicationWindow} that holds some of the keys. */
final class DeduplicationPart implements ExpiringEntries, CapturedEntry {
  private final int index;
  private final DeduplicationIndex sent = new DeduplicationIndex();
  private final Timeline timeline;
  private final QueueCapture capture;
  private final EntryExpiry forgetting;

  /* The number of the last capture that includes it. */
  private short written;

  /**
   * @param index which part of the window it is
   */
  DeduplicationPart(int index, Timeline timeline, QueueCapture capture) {
    this.index = index;
    this.timeline = timeline;
    this.capture = capture;
    this.written = capture.number();
    this.forgetting = new EntryExpiry(timeline, this);
  }

  @Nullable SentMessage get(UUID key) {
    return sent.get(key);
  }

  void add(UUID key, SentMessage message) {
    capture.beforeChange(this);
    sent.add(key, message, timeline.nowMillis());
    forgetting.entryAdded();
  }

  /** Stops expiring entries, because the window has dropped it. */
  void drop() {
    timeline.cancel(forgetting);
  }

  int size() {
    return sent.size();
  }

  @Override
  public boolean isEmpty() {
    return sent.isEmpty();
  }

  @Override
  public long oldestMillis() {
    return sent.oldestMillis();
  }

  @Override
  public void removeOldest() {
    capture.beforeChange(this);
    sent.removeOldest();
  }

  @Override
  public Capture.Piece piece() {
    return Capture.Piece.DEDUPLICATION;
  }

  @Override
  public boolean include(short capture) {
    boolean isNew = written != capture;
    written = capture;
    return isNew;
  }

  @Override
  public void writeTo(StateOutput out) {
    out.writeNumber(index);
    sent.writeTo(out);
    Timeline.writeLast(forgetting, out);
  }

  /** Reads what was written after the index. */
  void readFrom(StateInput in) {
    sent.readFrom(in);
    timeline.readLast(forgetting, in, !sent.isEmpty());
  }
}
