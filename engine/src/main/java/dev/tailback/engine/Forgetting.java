package dev.tailback.engine;

/** Drops each entry five minutes after it came. */
final class Forgetting extends Deadline {
  static final long MILLIS = 300_000;

  private final Engine engine;
  private final ByArrival entries;

  Forgetting(Engine engine, ByArrival entries) {
    this.engine = engine;
    this.entries = entries;
  }

  @Override
  String what() {
    return "an id is forgotten";
  }

  /** To be called when an entry has come: where there are others, the oldest is the same. */
  void entryCame() {
    if (!isScheduled()) {
      schedule();
    }
  }

  /** To be called when entries have gone too. */
  void schedule() {
    if (entries.isEmpty()) {
      engine.deadlines().cancel(this);
    } else {
      engine.deadlines().schedule(this, nextMillis());
    }
  }

  private long nextMillis() {
    return entries.oldestMillis() + MILLIS;
  }

  @Override
  void fire() {
    while (!entries.isEmpty() && nextMillis() <= engine.nowMillis()) {
      entries.removeOldest();
    }
    schedule();
  }
}
