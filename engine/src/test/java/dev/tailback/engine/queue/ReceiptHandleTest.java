package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptHandleTest {
  private static final ReceiptHandle HANDLE =
      new ReceiptHandle(-5, new UUID(-7, 8), 3, 1_795_300_000_000L);

  @Test
  void aHandleReadsItself() {
    assertThat(ReceiptHandle.decode(HANDLE.encode())).isEqualTo(HANDLE);
  }

  @Test
  void anyValuesSurvive() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      ReceiptHandle handle =
          new ReceiptHandle(random.nextLong(), id, random.nextInt(), random.nextLong());
      assertThat(ReceiptHandle.decode(handle.encode())).isEqualTo(handle);
    }
  }

  @Test
  void theTextStartsLikeAmazonsAndIsShortEnough() {
    assertThat(HANDLE.encode()).startsWith("AQEB").hasSizeLessThanOrEqualTo(1_024);
  }

  @Test
  void anyOtherCharacterAnywhereIsRefused() {
    String text = HANDLE.encode();
    for (int i = 0; i < text.length(); i++) {
      for (char other : "AZaz09+/=-_ \u00e9\u20ac".toCharArray()) {
        if (text.charAt(i) != other) {
          String altered = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(ReceiptHandle.decode(altered)).as(altered).isNull();
        }
      }
    }
  }

  @Test
  void anyOtherBitIsRefused() {
    byte[] bytes = Base64.getDecoder().decode(HANDLE.encode());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(ReceiptHandle.decode(Base64.getEncoder().encodeToString(altered))).isNull();
    }
  }

  @Test
  void aTextThatIsTooShortOrTooLongIsRefused() {
    String text = HANDLE.encode();
    for (int length = 0; length < text.length(); length++) {
      assertThat(ReceiptHandle.decode(text.substring(0, length))).isNull();
    }
    assertThat(ReceiptHandle.decode(text + "A")).isNull();
    assertThat(ReceiptHandle.decode(text + "AAAA")).isNull();
    assertThat(ReceiptHandle.decode(" " + text)).isNull();
    assertThat(ReceiptHandle.decode(text + "\n")).isNull();
  }
}
