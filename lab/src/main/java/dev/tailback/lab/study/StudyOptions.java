package dev.tailback.lab.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a study is made. What comes out does not depend on the number of threads.
 *
 * @param threads how many runs go side by side, 1 or more
 * @param runs how many runs each scenario has at first; {@code null} for what the scenario says
 * @param extension how many times as many there may be where they are not enough to know; 1 for no
 *     more
 * @param limit when it stops with what is known by then, {@code null} for never
 */
public record StudyOptions(
    int threads,
    @Nullable Integer runs,
    int extension,
    @Nullable Duration limit,
    StudyProgress.Listener progress) {
  private static final int EXTENSION = 4;

  /** Checks the numbers. */
  public StudyOptions {
    if (threads < 1 || extension < 1 || (runs != null && runs < 1)) {
      throw new IllegalArgumentException("threads, runs and extension must be 1 or more");
    }
  }

  /** A run on each core, as many runs as the scenario says, up to four times as many if needed. */
  public static StudyOptions defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new StudyOptions(cores, null, EXTENSION, null, progress -> true);
  }

  /** Returns the same with another number of threads. */
  public StudyOptions withThreads(int count) {
    return new StudyOptions(count, runs, extension, limit, progress);
  }

  /** Returns the same with another number of runs. */
  public StudyOptions withRuns(int count) {
    return new StudyOptions(threads, count, extension, limit, progress);
  }

  /** Returns the same with exactly as many runs as there are at first. */
  public StudyOptions withoutExtension() {
    return new StudyOptions(threads, runs, 1, limit, progress);
  }

  /** Returns the same with a time limit. */
  public StudyOptions withLimit(Duration duration) {
    return new StudyOptions(threads, runs, extension, duration, progress);
  }

  /** Returns the same with a listener that sees the progress and can stop the study. */
  public StudyOptions withProgress(StudyProgress.Listener listener) {
    return new StudyOptions(threads, runs, extension, limit, listener);
  }
}
