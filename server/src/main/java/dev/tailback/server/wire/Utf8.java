package dev.tailback.server.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;

/**
 * Checks that bytes are valid UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. The
 * JDK's decoder checks the same, but has to create the text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">Syntax of UTF-8 byte
 *     sequences</a>
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x80808080_80808080L;

  private Utf8() {}

  /**
   * Returns the end of the last character that is complete at {@code end}.
   *
   * @param start the index of a character's first byte
   * @throws CharacterCodingException if a character is malformed, or the last one of the array
   *     incomplete
   */
  static int endOfCharacters(byte[] bytes, int start, int end) throws CharacterCodingException {
    int at = start;
    while (at < end) {
      if (bytes[at] >= 0) {
        at = endOfAscii(bytes, at, end);
      } else {
        int next = at + length(bytes, at);
        if (next > end) {
          return at;
        }
        at = next;
      }
    }
    return at;
  }

  private static int endOfAscii(byte[] bytes, int start, int end) {
    int at = start;
    while (at <= end - Long.BYTES && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Returns the length of the character that starts here; its first byte is not ASCII. */
  private static int length(byte[] bytes, int at) throws CharacterCodingException {
    int first = bytes[at] & 0xff;
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
      throw new MalformedInputException(1);
    }
    int min =
        switch (first) {
          case 0xe0 -> 0xa0;
          case 0xf0 -> 0x90;
          default -> 0x80;
        };
    int max =
        switch (first) {
          case 0xed -> 0x9f;
          case 0xf4 -> 0x8f;
          default -> 0xbf;
        };
    check(bytes[at + 1], min, max);
    for (int i = 2; i < length; i++) {
      check(bytes[at + i], 0x80, 0xbf);
    }
    return length;
  }

  private static void check(byte b, int min, int max) throws CharacterCodingException {
    if ((b & 0xff) < min || (b & 0xff) > max) {
      throw new MalformedInputException(1);
    }
  }
}
