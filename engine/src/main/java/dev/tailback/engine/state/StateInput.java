package dev.tailback.engine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateOutput} has written, in the same order. */
public final class StateInput {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int next;

  /**
   * Creates an input.
   *
   * @param bytes what was written
   * @param size how many bytes of the array were written
   */
  public StateInput(byte[] bytes, int size) {
    this.bytes = bytes;
    this.end = size;
  }

  /** Returns whether everything has been read. */
  public boolean isAtEnd() {
    return next == end;
  }

  /** Returns the number of bytes read so far. */
  public int position() {
    return next;
  }

  private int take(int length) {
    if (length < 0 || length > end - next) {
      throw new StateException("a value is cut off");
    }
    int start = next;
    next += length;
    return start;
  }

  /** Reads one byte. */
  public byte readByte() {
    return bytes[take(1)];
  }

  /** Reads a truth value. */
  public boolean readBoolean() {
    byte value = readByte();
    if (value != 0 && value != 1) {
      throw new StateException(value + " is neither true nor false");
    }
    return value == 1;
  }

  /** Reads a number that is usually small. */
  public long readNumber() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = readByte();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new StateException("a number has more than 64 bits");
  }

  /** Reads a number that is usually small, of 32 bits at most. */
  public int readInt() {
    long value = readNumber();
    if (value != (int) value) {
      throw new StateException(value + " has more than 32 bits");
    }
    return (int) value;
  }

  /** Reads a number of 64 bits. */
  public long readLong() {
    return (long) LONGS.get(bytes, take(Long.BYTES));
  }

  /** Reads a floating-point number. */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** Reads a UUID. */
  public UUID readUuid() {
    long high = readLong();
    return new UUID(high, readLong());
  }

  /** Reads a byte array or {@code null}. */
  public byte @Nullable [] readBytes() {
    int length = readInt() - 1;
    if (length == -1) {
      return null;
    }
    int start = take(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** Reads a text or {@code null}. */
  public @Nullable String readText() {
    int length = readInt() - 1;
    return length == -1 ? null : new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  /** Reads a text that is not {@code null}. */
  public String readGivenText() {
    return given(readText());
  }

  /** Returns a value that must not be {@code null}. */
  public static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new StateException("a required value is missing");
    }
    return Objects.requireNonNull(value);
  }

  /** Reads a record; see {@link RecordState}. */
  public <R extends Record> R readRecord(Class<R> type) {
    return RecordState.read(this, type);
  }
}
