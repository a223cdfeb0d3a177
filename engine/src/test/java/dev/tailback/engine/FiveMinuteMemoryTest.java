package dev.tailback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiveMinuteMemoryTest {
  private final TestEngine world = new TestEngine();
  private final FiveMinuteMemory<String, String> memory = new FiveMinuteMemory<>(world.engine);

  @Test
  void aValueIsRememberedForFiveMinutes() {
    memory.put("key", "value");
    world.advanceMillis(299_999);
    assertThat(memory.get("key")).isEqualTo("value");
    world.advanceMillis(1);
    assertThat(memory.get("key")).isNull();
  }

  @Test
  void everyValueIsDroppedInItsTimeWithoutBeingAskedFor() {
    for (int i = 0; i < 10; i++) {
      memory.put("key" + i, "value");
      world.advanceSeconds(60);
      assertThat(memory.size()).isLessThanOrEqualTo(5);
    }
    world.advanceSeconds(240);
    assertThat(memory.size()).isZero();
    assertThat(world.engine.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aValuePutAgainStartsAnew() {
    memory.put("key", "old");
    memory.put("other", "value");
    world.advanceSeconds(200);
    memory.put("key", "new");
    world.advanceSeconds(100);
    assertThat(memory.get("other")).isNull();
    assertThat(memory.get("key")).isEqualTo("new");
    world.advanceSeconds(200);
    assertThat(memory.size()).isZero();
  }

  @Test
  void whatIsRemovedOrClearedIsForgottenAtOnce() {
    memory.put("a", "1");
    memory.put("b", "2");
    memory.remove("a");
    assertThat(memory.get("a")).isNull();
    assertThat(memory.get("b")).isEqualTo("2");
    memory.clear();
    assertThat(memory.size()).isZero();
    assertThat(world.engine.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
  }
}
