package dev.tailback.engine.alarm;

import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;

/**
 * Evaluates alarms with periods below a minute every ten seconds, while there are any. At whole
 * minutes they are evaluated with all others, when the minute's metrics have been published.
 */
final class TenSeconds extends Deadline {
  static final long STEP_MILLIS = 10_000;
  static final long MINUTE_MILLIS = 60_000;

  private final Timeline timeline;
  private final Runnable evaluate;
  private int alarms;

  TenSeconds(Timeline timeline, Runnable evaluate) {
    this.timeline = timeline;
    this.evaluate = evaluate;
  }

  void add(AlarmDefinition alarm) {
    if (alarm.isHighResolution() && alarms++ == 0) {
      scheduleNext();
    }
  }

  void remove(AlarmDefinition alarm) {
    if (alarm.isHighResolution() && --alarms == 0) {
      timeline.cancel(this);
    }
  }

  /** Returns how many alarms there are. */
  int alarms() {
    return alarms;
  }

  void clear() {
    alarms = 0;
    timeline.cancel(this);
  }

  private void scheduleNext() {
    long next = (Math.floorDiv(timeline.nowMillis(), STEP_MILLIS) + 1) * STEP_MILLIS;
    timeline.schedule(this, next % MINUTE_MILLIS == 0 ? next + STEP_MILLIS : next);
  }

  @Override
  protected String what() {
    return "alarms with periods below a minute are evaluated";
  }

  @Override
  protected void fire() {
    scheduleNext();
    evaluate.run();
  }

  @Override
  protected boolean isInBackground() {
    return true;
  }

  @Override
  protected boolean isAwaited() {
    return true;
  }
}
