package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot as blocks, each with its own checksum.
 *
 * <pre>
 * file:  magic (8 bytes), version (int), blocks, last block
 * block: name of its section (1 byte of length, ASCII), length (int), bytes, checksum (int)
 * </pre>
 *
 * <p>The checksum is a CRC-32C of everything since the end of the previous block. The last block
 * has an empty name, and contains the number of blocks before it.
 */
final class BlockOutput {
  static final byte[] MAGIC = "TAILBACK".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 2;
  static final String LAST = "";

  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private long bytes;
  private int blocks;

  BlockOutput(FileChannel channel) throws IOException {
    this.channel = channel;
    write(ByteBuffer.allocate(MAGIC.length + Integer.BYTES).put(MAGIC).putInt(VERSION).flip());
  }

  /** Writes a block of a section. */
  void write(String section, StateOutput block) throws IOException {
    byte[] name = section.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer head = ByteBuffer.allocate(1 + name.length + Integer.BYTES);
    write(head.put((byte) name.length).put(name).putInt(block.size()).flip());
    write(ByteBuffer.wrap(block.buffer(), 0, block.size()));
    ByteBuffer sum = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).flip();
    writeAll(sum);
    checksum.reset();
    blocks++;
  }

  /** Writes the last block. */
  void finish() throws IOException {
    StateOutput count = new StateOutput();
    count.writeNumber(blocks);
    write(LAST, count);
  }

  /** Returns the number of bytes written so far. */
  long bytes() {
    return bytes;
  }

  private void write(ByteBuffer buffer) throws IOException {
    checksum.update(buffer.duplicate());
    writeAll(buffer);
  }

  private void writeAll(ByteBuffer buffer) throws IOException {
    bytes += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
