package dev.tailback.engine.queue;

import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;

/** Removes each entry five minutes after it was added. */
final class EntryExpiry extends Deadline {
  static final long MILLIS = 300_000;

  private final Timeline timeline;
  private final ExpiringEntries entries;

  EntryExpiry(Timeline timeline, ExpiringEntries entries) {
    this.timeline = timeline;
    this.entries = entries;
  }

  @Override
  protected String what() {
    return "an id is forgotten";
  }

  @Override
  protected boolean isHousekeeping() {
    return true;
  }

  /** Must be called when an entry was added. If there are others, the deadline stays. */
  void entryAdded() {
    if (!isScheduled()) {
      schedule();
    }
  }

  /** Must be called when entries were removed. */
  void schedule() {
    if (entries.isEmpty()) {
      timeline.cancel(this);
    } else {
      timeline.schedule(this, nextMillis());
    }
  }

  private long nextMillis() {
    return entries.oldestMillis() + MILLIS;
  }

  @Override
  protected void fire() {
    while (!entries.isEmpty() && nextMillis() <= timeline.nowMillis()) {
      entries.removeOldest();
    }
    schedule();
  }
}
