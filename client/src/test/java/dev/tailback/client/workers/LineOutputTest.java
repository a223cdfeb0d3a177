package dev.tailback.client.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineOutputTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LineOutput output = new LineOutput(written);

  private String copied(byte[] bytes) throws InterruptedException {
    output.copy(new ByteArrayInputStream(bytes), "w 1 | ");
    output.awaitEnd();
    return written.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void eachLineHasAPrefixTheUnfinishedLastOneToo() throws InterruptedException {
    assertThat(copied("a\n\nb".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("w 1 | a\nw 1 | \nw 1 | b\n");
  }

  @Test
  void bytesThatAreNoTextArriveUnchanged() throws InterruptedException {
    assertThat(copied(new byte[] {(byte) 0xe9, 0x1b, '[', '1', 'm', '\r', '\n'}))
        .isEqualTo("w 1 | \u00e9\u001b[1m\r\n");
  }

  @Test
  void aLineWithoutEndIsBroken() throws InterruptedException {
    String text = copied(new byte[LineOutput.MAX_LINE_BYTES + 1]);
    assertThat(text.lines().map(String::length)).containsExactly(6 + LineOutput.MAX_LINE_BYTES, 7);
  }
}
