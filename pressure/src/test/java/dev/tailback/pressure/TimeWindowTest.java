package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {

  @ParameterizedTest
  @CsvSource({
    "2, 4, , ..xx............",
    "0, 3, , xxx.............",
    "2, 4, 5, ..xx...xx...xx..",
    "0, 1, 4, x...x...x...x...",
    "3, 5, 2, ...xxxxxxxxxxxxx"
  })
  void itIsOpenAtTheseAges(long from, long until, @Nullable Long every, String open) {
    TimeWindow window = new TimeWindow(from, until, every);
    assertThat(
            IntStream.range(0, open.length())
                .mapToObj(age -> window.isOpen(age) ? "x" : ".")
                .collect(Collectors.joining()))
        .isEqualTo(open);
  }

  @Test
  void itClosesAfterItOpensAndBeforeItOpensAgain() {
    assertThatThrownBy(() -> new TimeWindow(5, 5, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeWindow(0, 5, 4L)).isInstanceOf(IllegalArgumentException.class);
  }
}
