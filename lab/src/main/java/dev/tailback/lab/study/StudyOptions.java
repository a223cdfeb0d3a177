package dev.tailback.lab.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a study is made. The result does not depend on the number of threads.
 *
 * @param threads how many runs are played in parallel, 1 or more
 * @param runs how many runs each scenario starts with; {@code null} for the scenario's own number
 * @param extension the factor by which the runs may grow where they are not enough; 1 for no more
 * @param limit when it stops with the results so far, {@code null} for never
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

  /** One thread per core, the scenario's number of runs, and up to four times that if needed. */
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

  /** Returns the same without any additional runs. */
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
