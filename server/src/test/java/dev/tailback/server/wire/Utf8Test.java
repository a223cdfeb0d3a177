package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void theJdksDecoderAcceptsTheSameBytes() {
    byte[] interesting = {
      'a', 0, 0x7f, -0x80, -0x71, -0x70, -0x61, -0x60, -0x41, -0x40, -0x3f, -0x3e, -0x21, -0x20,
      -0x1f, -0x13, -0x12, -0x11, -0x10, -0xf, -0xd, -0xc, -0xb, -1
    };
    Random random = new Random(20261128);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(6)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = interesting[random.nextInt(interesting.length)];
      }
      boolean isValid = decodes(bytes);
      valid += isValid ? 1 : 0;
      assertThat(isUtf8(bytes)).as(() -> java.util.Arrays.toString(bytes)).isEqualTo(isValid);
    }
    assertThat(valid).isBetween(10_000, 190_000);
  }

  @Test
  void onlyWholeCharactersAreRead() throws CharacterCodingException {
    byte[] bytes = "aé€\uD83D\uDE00b".getBytes(StandardCharsets.UTF_8);
    int[] ends = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};
    for (int end = 0; end <= bytes.length; end++) {
      assertThat(Utf8.endOfCharacters(bytes, 0, end)).isEqualTo(ends[end]);
    }
  }

  @Test
  void anIncompleteCharacterIsMalformed() {
    byte[] bytes = {'a', (byte) 0xe2, (byte) 0x82};
    assertThatThrownBy(() -> Utf8.endOfCharacters(bytes, 0, 3))
        .isInstanceOf(CharacterCodingException.class);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return Utf8.endOfCharacters(bytes, 0, bytes.length) == bytes.length;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
