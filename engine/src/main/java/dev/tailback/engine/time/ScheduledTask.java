package dev.tailback.engine.time;

/** A task that somebody outside the engine has scheduled. */
final class ScheduledTask extends Deadline {
  private final Timeline timeline;
  private final String what;
  private final Runnable task;

  ScheduledTask(Timeline timeline, String what, Runnable task) {
    this.timeline = timeline;
    this.what = what;
    this.task = task;
  }

  @Override
  protected String what() {
    return what;
  }

  @Override
  protected void fire() {
    timeline.reply(task);
  }

  @Override
  protected boolean isAwaited() {
    return true;
  }
}
