package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tags of one queue. Used only inside the gate. */
public final class QueueTags {
  private final QueueCapture capture;
  private final QueueEvents events;
  private final Map<String, String> byKey = new LinkedHashMap<>();

  QueueTags(QueueCapture capture, QueueEvents events) {
    this.capture = capture;
    this.events = events;
  }

  /** Returns a view of the tags, by key. */
  public Map<String, String> byKey() {
    return Collections.unmodifiableMap(byKey);
  }

  /** Adds tags. They replace those with the same keys. */
  public void add(Map<String, String> tags) {
    capture.beforeChange();
    byKey.putAll(tags);
    events.tell(QueueEvent.Kind.CHANGED);
  }

  /** Removes tags. Unknown keys are ignored. */
  public void remove(Set<String> keys) {
    capture.beforeChange();
    byKey.keySet().removeAll(keys);
    events.tell(QueueEvent.Kind.CHANGED);
  }

  void writeTo(StateOutput out) {
    out.writeRecord(new Written(byKey));
  }

  void readFrom(StateInput in) {
    byKey.putAll(in.readRecord(Written.class).tags());
  }

  /**
   * The tags as they are written.
   *
   * @param tags by key
   */
  private record Written(Map<String, String> tags) {}
}
