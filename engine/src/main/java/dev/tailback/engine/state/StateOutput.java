package dev.tailback.engine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A growing buffer of bytes that state is written to; {@link StateInput} reads it.
 *
 * <p>Numbers take as many bytes as they need, seven bits in each. Texts and byte arrays begin with
 * their length plus one, where 0 means {@code null}.
 */
public final class StateOutput {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int INITIAL_BYTES = 8_192;
  private static final int MAX_NUMBER_BYTES = 10;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;

  /** Creates an empty buffer. */
  public StateOutput() {}

  /** Returns the number of bytes written. */
  public int size() {
    return size;
  }

  /** Returns the buffer itself, in which the first {@link #size} bytes are written. */
  public byte[] buffer() {
    return bytes;
  }

  /** Returns a copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written, but keeps the buffer. */
  public void clear() {
    size = 0;
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.addExact(size, size / 2 + more)));
    }
  }

  /** Writes one byte. */
  public void writeByte(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  /** Writes a truth value. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Writes a number that is usually small, of any sign. */
  public void writeNumber(long value) {
    makeRoom(MAX_NUMBER_BYTES);
    long left = (value << 1) ^ (value >> 63); // so that small negative numbers are short, too
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** Writes a number of 64 bits that can have any value. */
  public void writeLong(long value) {
    makeRoom(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** Writes a floating-point number, to the bit. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Writes a UUID. */
  public void writeUuid(UUID value) {
    writeLong(value.getMostSignificantBits());
    writeLong(value.getLeastSignificantBits());
  }

  /** Writes a byte array or {@code null}. */
  public void writeBytes(byte @Nullable [] value) {
    if (value == null) {
      writeNumber(0);
      return;
    }
    writeNumber(value.length + 1L);
    makeRoom(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** Writes a text or {@code null}. */
  public void writeText(@Nullable String value) {
    writeBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a record with all its components; see {@link RecordState}. */
  public void writeRecord(Record value) {
    RecordState.write(this, value);
  }
}
