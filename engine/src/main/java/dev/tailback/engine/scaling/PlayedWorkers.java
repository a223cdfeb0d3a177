package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Workers that exist only as a number. They start after a delay and stop at once. They stand in for
 * real ones while nobody carries out a target.
 */
final class PlayedWorkers extends Deadline {
  private static final class Starting {
    private final long atMillis;
    private int count;

    Starting(long atMillis, int count) {
      this.atMillis = atMillis;
      this.count = count;
    }
  }

  private final Timeline timeline;
  private final String name;
  private final Runnable beforeStart;
  private final Runnable whenStarted;
  private final Deque<Starting> starting = new ArrayDeque<>();
  private int running;

  PlayedWorkers(Timeline timeline, String name, Runnable beforeStart, Runnable whenStarted) {
    this.timeline = timeline;
    this.name = name;
    this.beforeStart = beforeStart;
    this.whenStarted = whenStarted;
  }

  int running() {
    return running;
  }

  /** Creates workers that are all running. */
  void reset(int newRunning) {
    starting.clear();
    timeline.cancel(this);
    running = newRunning;
  }

  /** Starts or stops workers until there are as many as desired. */
  void follow(int desired, long startDelayMillis) {
    int expected = running + starting.stream().mapToInt(batch -> batch.count).sum();
    if (desired > expected) {
      start(desired - expected, startDelayMillis);
    } else {
      stop(expected - desired);
    }
  }

  void writeTo(StateOutput out) {
    out.writeNumber(running);
    out.writeNumber(starting.size());
    for (Starting batch : starting) {
      out.writeNumber(batch.atMillis);
      out.writeNumber(batch.count);
    }
    timeline.write(this, out);
  }

  void readFrom(StateInput in) {
    running = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      starting.addLast(new Starting(in.readNumber(), in.readInt()));
    }
    timeline.read(this, in);
  }

  private void start(int count, long delayMillis) {
    if (delayMillis == 0 && starting.isEmpty()) {
      running += count;
    } else {
      starting.addLast(new Starting(timeline.nowMillis() + delayMillis, count));
      scheduleNext();
    }
  }

  private void stop(int count) {
    int left = count;
    while (left > 0 && !starting.isEmpty()) {
      Starting newest = starting.getLast();
      int stopped = Math.min(left, newest.count);
      newest.count -= stopped;
      left -= stopped;
      if (newest.count == 0) {
        starting.removeLast();
      }
    }
    running = Math.max(0, running - left);
    scheduleNext();
  }

  private void scheduleNext() {
    Starting next = starting.peekFirst();
    if (next == null) {
      timeline.cancel(this);
    } else {
      timeline.schedule(this, next.atMillis);
    }
  }

  @Override
  protected String what() {
    return "workers have started";
  }

  @Override
  protected @Nullable String about() {
    return name;
  }

  @Override
  protected void fire() {
    beforeStart.run();
    while (!starting.isEmpty() && starting.getFirst().atMillis <= timeline.nowMillis()) {
      running += starting.removeFirst().count;
    }
    scheduleNext();
    whenStarted.run();
  }

  @Override
  protected boolean isAwaited() {
    return true;
  }
}
