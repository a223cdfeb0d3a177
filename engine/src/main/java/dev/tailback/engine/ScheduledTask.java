package dev.tailback.engine;

/** Something that somebody outside the engine wants done at an engine time. */
final class ScheduledTask extends Deadline {
  private final Engine engine;
  private final String what;
  private final Runnable task;

  ScheduledTask(Engine engine, String what, Runnable task) {
    this.engine = engine;
    this.what = what;
    this.task = task;
  }

  @Override
  String what() {
    return what;
  }

  @Override
  void fire() {
    engine.awaitedLess();
    engine.reply(task);
  }
}
