package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "orders, orders, true",
    "orders, orders-dlq, false",
    "orders, order, false",
    "orders*, orders, true",
    "orders*, orders-dlq, true",
    "*.fifo, orders.fifo, true",
    "*.fifo, ordersxfifo, false",
    "*, anything, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "*a*b, xaxbxb, true",
    "*a*b, xaxbxbx, false",
    "a*b*c, abbbbc, true",
    "**, x, true",
    "?, '', false",
    "*, '', true",
  })
  void aPatternMatchesWholeNames(String pattern, String name, boolean matches) {
    assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void manyStarsTakeNoTime() {
    assertThat(new Glob("a*".repeat(39) + "b").matches("a".repeat(80))).isFalse();
  }
}
