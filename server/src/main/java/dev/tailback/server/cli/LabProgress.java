package dev.tailback.server.cli;

import dev.tailback.lab.study.StudyProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows a study's progress in one line of a terminal once it takes more than two seconds, and stops
 * it when the user presses Ctrl-C.
 */
final class LabProgress implements StudyProgress.Listener {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter out;
  private final boolean isTerminal;
  private final LongSupplier nanoTime;
  private final long start;
  private volatile boolean isStopped;
  private volatile boolean isShown;

  LabProgress(PrintWriter out, boolean isTerminal, LongSupplier nanoTime) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public boolean goesOn(StudyProgress progress) {
    if (isTerminal && !isStopped && nanoTime.getAsLong() - start > PATIENCE_NANOS) {
      isShown = true;
      out.print(CLEAR_LINE + line(progress));
      out.flush();
    }
    return !isStopped;
  }

  private static String line(StudyProgress progress) {
    return "%d %%, %d of %d runs, about %s left; Ctrl-C shows the results so far"
        .formatted(
            Math.round(progress.share() * 100),
            progress.runsDone(),
            progress.runsPlanned(),
            seconds(progress.remaining()));
  }

  private static String seconds(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  /** Ends the study with its results so far; the second time, the program. */
  void stop() {
    if (isStopped) {
      Runtime.getRuntime().halt(130);
    }
    isStopped = true;
  }

  /** Removes the line. */
  void clear() {
    if (isShown) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
