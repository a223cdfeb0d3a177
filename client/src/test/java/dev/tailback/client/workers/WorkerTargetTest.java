package dev.tailback.client.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTargetTest {
  @Test
  void aNameHasBounds() {
    assertThat(WorkerTarget.parse("orders-workers:2-7"))
        .isEqualTo(new WorkerTarget("orders-workers", 2, 7));
    assertThat(WorkerTarget.parse("w:0-1")).isEqualTo(new WorkerTarget("w", 0, 1));
  }

  @Test
  void withoutBoundsTheyAreOneToTen() {
    assertThat(WorkerTarget.parse("w")).isEqualTo(new WorkerTarget("w", 1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":1-2",
        "w:",
        "w:1",
        "w:5-4",
        "w:0-0",
        "w:1-1001",
        "w:-1-4",
        "w:1-99999",
        "a b"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> WorkerTarget.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w:1-1001", "w:1-99999999999", "w:99999999999-3"})
  void boundsThatAreTooLargeAreRefusedWithTheLimit(String text) {
    assertThatThrownBy(() -> WorkerTarget.parse(text))
        .hasMessage("its bounds are not two numbers in order, the second from 1 to 1000");
  }

  @Test
  void aNumberIsKeptWithinTheBounds() {
    WorkerTarget target = WorkerTarget.parse("w:2-4");
    assertThat(target.within(Integer.MIN_VALUE)).isEqualTo(2);
    assertThat(target.within(3)).isEqualTo(3);
    assertThat(target.within(Integer.MAX_VALUE)).isEqualTo(4);
  }
}
