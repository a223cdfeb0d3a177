package dev.tailback.engine.queue;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that a producer gave a message.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, optionally with a custom label
 *     after a dot
 * @param stringValue the value of a String or Number, as it was sent
 * @param binaryValue the value of a Binary; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record MessageAttribute(
    String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {
  private static final int OWN_WEIGHT = 100;

  /** Creates a String or Number attribute. */
  public static MessageAttribute string(String dataType, String value) {
    return new MessageAttribute(dataType, value, null);
  }

  /** Creates a Binary attribute. */
  public static MessageAttribute binary(String dataType, byte[] value) {
    return new MessageAttribute(dataType, null, value);
  }

  long weight() {
    int string = stringValue == null ? 0 : stringValue.length();
    int binary = binaryValue == null ? 0 : binaryValue.length;
    return (long) OWN_WEIGHT + dataType.length() + string + binary;
  }

  /** Returns the bytes of type and value that count towards a message's size. */
  int size() {
    int binary = binaryValue == null ? 0 : binaryValue.length;
    return dataType.length() + (stringValue == null ? binary : utf8Length(stringValue));
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isHalfOfFour = Character.isSurrogate(c);
      bytes += c < 0x80 ? 1 : c < 0x800 || isHalfOfFour ? 2 : 3;
    }
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageAttribute that
        && dataType.equals(that.dataType)
        && Objects.equals(stringValue, that.stringValue)
        && Arrays.equals(binaryValue, that.binaryValue);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dataType, stringValue, Arrays.hashCode(binaryValue));
  }
}
