package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The file of a snapshot. It is replaced as a whole: a new one is written beside it, forced to the
 * disk and moved, so that there always is a complete one. Only its owner can read it.
 */
public final class SnapshotFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;

  /** Writes the content of a file. */
  interface Content {
    void writeTo(BlockOutput out) throws IOException;
  }

  /** Creates a file, which need not exist. */
  public SnapshotFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** Returns its path. */
  public Path path() {
    return path;
  }

  /** Returns whether it exists. */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Checks that it can be written, so that a problem shows at the start and not at the stop.
   *
   * @throws SnapshotException if it cannot
   */
  public void checkWritable() {
    Path directory = directory();
    if (Files.isDirectory(path)) {
      throw new SnapshotException(path, "it is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new SnapshotException(path, "there is no directory " + directory);
    }
    if (!Files.isWritable(directory)) {
      throw new SnapshotException(path, "the directory " + directory + " can't be written to");
    }
  }

  private Path directory() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /**
   * Replaces the file.
   *
   * @return its size in bytes
   * @throws SnapshotException if it cannot be written; then the old one is unchanged
   */
  long write(Content content) {
    try {
      Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
      Path temporary = target.resolveSibling(target.getFileName() + ".new");
      try {
        long bytes = writeNew(temporary, content);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
        return bytes;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new SnapshotException(path, "it can't be written: " + reason(e), e);
    }
  }

  private static long writeNew(Path temporary, Content content) throws IOException {
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            ownerOnly(temporary))) {
      BlockOutput out = new BlockOutput(channel);
      content.writeTo(out);
      out.finish();
      channel.force(true);
      return out.bytes();
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Forces the move to the disk, where the system can do that. */
  private void forceDirectory() {
    try (FileChannel channel = FileChannel.open(directory(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot open directories. The file itself is complete in any case.
    }
  }

  /**
   * Checks the whole file, and then reads it.
   *
   * @param reader gets the section name of each block, and its bytes
   * @throws SnapshotException if it cannot be read, is damaged, or has another version; when the
   *     checks fail, the reader has not been called
   */
  void read(BiConsumer<String, StateInput> reader) {
    readBlocks((section, block) -> {});
    readBlocks(reader);
  }

  private void readBlocks(BiConsumer<String, StateInput> reader) {
    read(
        blocks -> {
          blocks.read(reader);
          return blocks;
        });
  }

  /**
   * Reads only the first block.
   *
   * @param section the name that its section must have
   * @throws SnapshotException like {@link #read(BiConsumer)}
   */
  StateInput readFirst(String section) {
    return read(blocks -> blocks.readFirst(section));
  }

  private <T> T read(Reading<T> reading) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
      BlockInput blocks = new BlockInput(in, Files.size(path));
      try {
        return reading.read(blocks);
      } catch (BlockInput.Damage | StateException e) {
        throw new SnapshotException(path, e.getMessage() + ", at byte " + blocks.position(), e);
      }
    } catch (IOException e) {
      throw new SnapshotException(path, "it can't be read: " + reason(e), e);
    }
  }

  /** Reads something from a file. */
  private interface Reading<T> {
    T read(BlockInput blocks) throws IOException;
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
