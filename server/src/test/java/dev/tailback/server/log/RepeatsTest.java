package dev.tailback.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.log.LoggedCall.Kind;
import dev.tailback.server.log.Repeats.Count;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  private static Kind kind(int number) {
    return new Kind(400, "SendMessage", null, "client", "Error", "text " + number);
  }

  private static long seconds(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  private boolean isFirst(int number, long atSecond) {
    return repeats.isFirst(kind(number), seconds(atSecond));
  }

  @Test
  void onlyTheFirstOfAKindHasALineAndTheOthersAreCountedForTenSeconds() {
    assertThat(isFirst(1, 100)).isTrue();
    assertThat(isFirst(1, 101)).isFalse();
    assertThat(isFirst(2, 102)).isTrue();
    assertThat(isFirst(1, 109)).isFalse();
    assertThat(repeats.takeEnded(seconds(110) - 1)).isEmpty();
    assertThat(repeats.takeEnded(seconds(110))).containsExactly(new Count(kind(1), 2, seconds(10)));
  }

  @Test
  void callsThatGoOnAreCountedInAnotherWindow() {
    isFirst(1, 0);
    isFirst(1, 1);
    repeats.takeEnded(seconds(10));
    assertThat(isFirst(1, 15)).isFalse();
    assertThat(repeats.takeEnded(seconds(20))).containsExactly(new Count(kind(1), 1, seconds(10)));
    assertThat(repeats.takeEnded(seconds(30))).isEmpty();
    assertThat(isFirst(1, 31)).as("after ten seconds without any").isTrue();
  }

  @Test
  void whatIsTakenLateTellsInHowMuchTimeItCame() {
    isFirst(1, 0);
    isFirst(1, 9);
    isFirst(1, 35);
    assertThat(repeats.takeEnded(seconds(40))).containsExactly(new Count(kind(1), 2, seconds(40)));
  }

  @Test
  void kindsBeyondTheFirstThousandAreCountedTogether() {
    for (int i = 0; i < Repeats.MAX_KINDS; i++) {
      assertThat(isFirst(i, 0)).isTrue();
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(isFirst(Repeats.MAX_KINDS + i, 1)).isFalse();
    }
    assertThat(isFirst(0, 1)).isFalse();
    assertThat(repeats.takeEnded(seconds(10))).containsExactly(new Count(kind(0), 1, seconds(10)));
    assertThat(repeats.takeEnded(seconds(11))).containsExactly(new Count(null, 5_000, seconds(10)));
    assertThat(isFirst(-1, 12)).isTrue();
  }

  @Test
  void atTheEndAllIsTaken() {
    isFirst(1, 0);
    isFirst(1, 1);
    isFirst(2, 2);
    isFirst(2, 2);
    assertThat(repeats.takeAll(seconds(3)))
        .containsExactly(new Count(kind(1), 1, seconds(3)), new Count(kind(2), 1, seconds(1)));
  }

  @Test
  void theNextEndIsThatOfTheOldestWindow() {
    assertThat(repeats.nanosToNextEnd(seconds(0))).isEqualTo(Repeats.WINDOW_NANOS);
    isFirst(1, 1);
    isFirst(2, 4);
    assertThat(repeats.nanosToNextEnd(seconds(5))).isEqualTo(seconds(6));
    repeats.takeEnded(seconds(11));
    assertThat(repeats.nanosToNextEnd(seconds(11))).isEqualTo(seconds(3));
    assertThat(repeats.nanosToNextEnd(seconds(99))).isZero();
  }
}
