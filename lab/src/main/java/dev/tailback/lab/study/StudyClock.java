package dev.tailback.lab.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tracks a study's progress and remaining time, and whether it continues. */
final class StudyClock {
  private static final long REPORT_NANOS = 50_000_000;

  private final StudyOptions options;
  private final long start = System.nanoTime();
  private long lastReport = start;
  private int planned;
  private int done;
  private double running;
  private Study.@Nullable Ending ending;

  StudyClock(StudyOptions options) {
    this.options = options;
  }

  synchronized Study.Ending ending() {
    return ending == null ? Study.Ending.COMPLETE : ending;
  }

  synchronized void plan(int more) {
    planned += more;
  }

  synchronized void stop() {
    if (ending == null) {
      ending = Study.Ending.STOPPED;
    }
  }

  RunClock start() {
    return new RunClock();
  }

  private synchronized boolean moved(double by, boolean isOver) {
    running += by;
    if (isOver) {
      done++;
      running -= 1;
    }
    check(isOver);
    return ending == null;
  }

  private void check(boolean isOver) {
    long now = System.nanoTime();
    if (options.limit() != null && now - start > options.limit().toNanos()) {
      ending = ending == null ? Study.Ending.OUT_OF_TIME : ending;
    }
    if (ending == null && (isOver || now - lastReport >= REPORT_NANOS)) {
      lastReport = now;
      report(now);
    }
  }

  private void report(long now) {
    double share = planned == 0 ? 0 : Math.min(1, (done + running) / planned);
    long passed = now - start;
    long remaining = share == 0 ? 0 : (long) (passed * (1 - share) / share);
    if (!options
        .progress()
        .goesOn(new StudyProgress(share, done, planned, Duration.ofNanos(remaining)))) {
      ending = Study.Ending.STOPPED;
    }
  }

  /** The clock of one run. */
  final class RunClock {
    private double share;

    /** Takes the share of the run that is done; returns whether the run continues. */
    boolean goesOn(double newShare) {
      double by = newShare - share;
      share = newShare;
      return moved(by, false);
    }

    void end() {
      moved(1 - share, true);
    }
  }
}
