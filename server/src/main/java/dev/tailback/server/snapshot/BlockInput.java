package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/** Reads the blocks that a {@link BlockOutput} has written, and checks all checksums. */
final class BlockInput {
  private final DataInputStream in;
  private final long size;
  private final CRC32C checksum = new CRC32C();
  private byte[] buffer = new byte[1 << 16];
  private long position;

  /**
   * @param size the number of bytes in total
   */
  BlockInput(InputStream in, long size) {
    this.in = new DataInputStream(in);
    this.size = size;
  }

  /** Returns how many bytes have been read: where a problem is, roughly. */
  long position() {
    return position;
  }

  /**
   * Reads all blocks.
   *
   * @param reader gets the section name of each block, and its bytes, which are reused after it has
   *     returned
   * @throws Damage if it is not a complete and undamaged snapshot of this version
   */
  void read(BiConsumer<String, StateInput> reader) throws IOException {
    try {
      readHead();
      readBlocks(reader);
    } catch (EOFException e) {
      throw new Damage("it is cut off");
    }
  }

  /**
   * Reads only the first block.
   *
   * @param section the name that its section must have
   * @throws Damage if that is impossible
   */
  StateInput readFirst(String section) throws IOException {
    try {
      readHead();
      Block first = readBlock();
      if (!first.section.equals(section)) {
        throw new Damage("it does not begin with a section '" + section + "'");
      }
      return first.bytes;
    } catch (EOFException e) {
      throw new Damage("it is cut off");
    }
  }

  private void readHead() throws IOException {
    int length = BlockOutput.MAGIC.length;
    take(length);
    if (!Arrays.equals(buffer, 0, length, BlockOutput.MAGIC, 0, length)) {
      throw new Damage("it is not a snapshot");
    }
    int version = takeInt();
    if (version != BlockOutput.VERSION) {
      throw new Damage(
          "it has version "
              + Integer.toUnsignedString(version)
              + " of the format, but this Tailback reads only version "
              + BlockOutput.VERSION);
    }
  }

  private void readBlocks(BiConsumer<String, StateInput> reader) throws IOException {
    int blocks = 0;
    Block block = readBlock();
    while (!block.section.equals(BlockOutput.LAST)) {
      blocks++;
      reader.accept(block.section, block.bytes);
      block = readBlock();
    }
    checkEnd(blocks, block.bytes);
  }

  private Block readBlock() throws IOException {
    take(1);
    int nameLength = buffer[0];
    take(nameLength);
    String section = new String(buffer, 0, nameLength, StandardCharsets.US_ASCII);
    int length = takeInt();
    take(length);
    checkSum();
    return new Block(section, new StateInput(buffer, length));
  }

  /** A block of a section. */
  private record Block(String section, StateInput bytes) {}

  private void checkSum() throws IOException {
    int expected = (int) checksum.getValue();
    if (readInt() != expected) {
      throw new Damage("it is damaged: a checksum is wrong");
    }
    checksum.reset();
  }

  private void checkEnd(int blocks, StateInput last) {
    if (last.readInt() != blocks || !last.isAtEnd()) {
      throw new Damage("it is damaged: the number of blocks is wrong");
    }
    if (position != size) {
      throw new Damage("it is damaged: there are bytes after its end");
    }
  }

  private int takeInt() throws IOException {
    take(Integer.BYTES);
    return ByteBuffer.wrap(buffer).getInt();
  }

  /** Reads a number that no checksum covers. */
  private int readInt() throws IOException {
    expect(Integer.BYTES);
    return in.readInt();
  }

  /** Reads bytes to the beginning of the buffer. */
  private void take(int length) throws IOException {
    expect(length);
    if (length > buffer.length) {
      buffer = new byte[length];
    }
    in.readFully(buffer, 0, length);
    checksum.update(buffer, 0, length);
  }

  private void expect(int length) throws IOException {
    if (length < 0 || length > size - position) {
      throw new EOFException();
    }
    position += length;
  }

  /** Thrown with what is wrong with a file. */
  static final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damage(String problem) {
      super(problem);
    }
  }
}
