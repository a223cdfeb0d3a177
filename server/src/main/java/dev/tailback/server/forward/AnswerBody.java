package dev.tailback.server.forward;

import dev.tailback.engine.queue.Room;
import java.util.Arrays;

/**
 * The body of an answer while it arrives. If its length was announced, it is in one array from the
 * start, and never copied.
 */
final class AnswerBody {
  /** More than the largest answer of SQS: ten messages of 1 MiB together, escaped in JSON. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int FIRST_BYTES = 16 * 1024;
  private static final byte[] NOTHING = {};

  private final Room room;
  private byte[] bytes = NOTHING;
  private int size;

  /**
   * @param room the memory available for it
   */
  AnswerBody(Room room) {
    this.room = room;
  }

  /**
   * Makes room for a body whose length was announced.
   *
   * @return whether there is any
   */
  boolean expect(long length) {
    if (length > MAX_BYTES || !room.take(length)) {
      return false;
    }
    bytes = new byte[(int) length];
    return true;
  }

  /**
   * Adds what has arrived.
   *
   * @return whether there was room for it
   */
  boolean add(byte[] arrived, int length) {
    if (size + length > bytes.length && !grow(length)) {
      return false;
    }
    System.arraycopy(arrived, 0, bytes, size, length);
    size += length;
    return true;
  }

  private boolean grow(int length) {
    int wanted = Math.max(size + length, Math.max(FIRST_BYTES, 2 * bytes.length));
    if (size + length > MAX_BYTES || !room.take(wanted - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, wanted);
    return true;
  }

  /** Returns all bytes and releases them, so that this no longer holds memory. */
  byte[] take() {
    byte[] all = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    bytes = NOTHING;
    size = 0;
    return all;
  }
}
