package dev.tailback.server.files;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A value that is read from files, and again when they change.
 *
 * <ul>
 *   <li>The files are checked when the value is used, at most once per second of real time.
 *   <li>Files that can't be read, or are invalid, leave the value unchanged. The log says why, once
 *       for each reason.
 *   <li>Thread-safe.
 * </ul>
 *
 * @param <T> the value; one that equals the current value changes nothing
 */
public final class FollowedFiles<T> implements Supplier<T> {
  private static final System.Logger LOG = System.getLogger(FollowedFiles.class.getName());
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Path> files;
  private final String kept;
  private final Supplier<T> reader;
  private final AtomicLong lookedNanos = new AtomicLong(System.nanoTime());
  private volatile T value;
  private List<FileStamp> stamps;
  private boolean mayHaveChanged;
  private String problem = "";

  /**
   * Reads the value for the first time.
   *
   * @param kept the log's words for what stays unchanged because of a problem, such as {@code The
   *     access keys stay as they were}
   * @param reader reads the files; its exceptions name the file and what is wrong with it
   */
  public FollowedFiles(List<Path> files, String kept, Supplier<T> reader) {
    this.files = List.copyOf(files);
    this.kept = kept;
    this.reader = reader;
    stamps = stamps(this.files);
    mayHaveChanged = areFresh(stamps);
    value = reader.get();
  }

  @Override
  public T get() {
    long last = lookedNanos.get();
    long now = System.nanoTime();
    if (now - last >= LOOK_NANOS && lookedNanos.compareAndSet(last, now)) {
      look();
    }
    return value;
  }

  private synchronized void look() {
    List<FileStamp> now = stamps(files);
    if (mayHaveChanged || !now.equals(stamps)) {
      stamps = now;
      mayHaveChanged = areFresh(now);
      readAgain();
    }
  }

  private void readAgain() {
    try {
      change(reader.get());
      problem = "";
    } catch (RuntimeException | StackOverflowError e) { // whatever is in them
      warn(String.valueOf(e.getMessage()));
    }
  }

  private void change(T read) {
    if (!read.equals(value)) {
      value = read;
      LOG.log(System.Logger.Level.INFO, files.get(0) + " has been read again.");
    }
  }

  private void warn(String newProblem) {
    if (!newProblem.equals(problem)) {
      problem = newProblem;
      LOG.log(System.Logger.Level.WARNING, kept + ": " + problem);
    }
  }

  private static List<FileStamp> stamps(List<Path> files) {
    return files.stream().map(FileStamp::of).toList();
  }

  private static boolean areFresh(List<FileStamp> stamps) {
    return stamps.stream().anyMatch(FileStamp::isFresh);
  }
}
