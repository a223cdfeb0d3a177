package dev.tailback.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HorizonTest {

  @Test
  void thingsAreCountedInTheirIntervals() {
    Horizon horizon = new Horizon(1_000, 11_000, 10, 100);
    assertThat(horizon.add("a", 1_000)).isTrue();
    horizon.add("a", 1_999);
    horizon.add("a", 2_000);
    horizon.add("a", 10_999, 5);
    horizon.add("a", 11_000);
    horizon.add("b", 500);
    assertThat(horizon.counts().get("a")).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 0, 6);
    assertThat(horizon.counts().get("b")).startsWith(1, 0);
    assertThat(horizon.isComplete()).isTrue();
  }

  @Test
  void whatIsDueLaterIsNotCounted() {
    Horizon horizon = new Horizon(0, 1_000, 1, 100);
    horizon.addKind("a");
    assertThat(horizon.add("a", 1_001)).isFalse();
    assertThat(horizon.counts().get("a")).containsExactly(0);
  }

  @Test
  void noMoreIsCountedThanAllowed() {
    Horizon horizon = new Horizon(0, 1_000, 1, 3);
    for (int i = 0; i < 5; i++) {
      horizon.add("a", i);
    }
    assertThat(horizon.counts().get("a")).containsExactly(3);
    assertThat(horizon.isComplete()).isFalse();
  }
}
