package dev.tailback.server.auth;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The access keys of a file, which is looked at when keys are wanted, at most once a second of real
 * time, and read again if it has changed.
 */
final class AccessKeysFile implements Supplier<Map<String, AccessKey>> {
  private static final System.Logger LOG = System.getLogger(AccessKeysFile.class.getName());
  private static final long MAX_BYTES = 1024 * 1024;
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final AtomicLong lookedNanos = new AtomicLong(System.nanoTime());
  private volatile Map<String, AccessKey> keys;
  private FileStamp stamp;
  private boolean mayHaveChanged;
  private String problem = "";

  /**
   * @throws AccessKeysException if the file can't be read or is invalid
   */
  AccessKeysFile(Path file) {
    this.file = file;
    stamp = FileStamp.of(file);
    mayHaveChanged = stamp.isFresh();
    keys = read();
  }

  @Override
  public Map<String, AccessKey> get() {
    long last = lookedNanos.get();
    long now = System.nanoTime();
    if (now - last >= LOOK_NANOS && lookedNanos.compareAndSet(last, now)) {
      look();
    }
    return keys;
  }

  private synchronized void look() {
    FileStamp current = FileStamp.of(file);
    if (mayHaveChanged || !current.equals(stamp)) {
      stamp = current;
      mayHaveChanged = current.isFresh();
      readAgain();
    }
  }

  private void readAgain() {
    try {
      keys = read();
      problem = "";
    } catch (AccessKeysException e) {
      warn(String.valueOf(e.getMessage()));
    }
  }

  private void warn(String newProblem) {
    if (!newProblem.equals(problem)) {
      problem = newProblem;
      LOG.log(System.Logger.Level.WARNING, "The access keys stay as they were: " + problem);
    }
  }

  private Map<String, AccessKey> read() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new AccessKeysException(file + ": larger than 1 MiB");
      }
      return AccessKeyLines.read(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new AccessKeysException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new AccessKeysException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new AccessKeysException(file + ": can't be read");
    }
  }
}
