package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagsTest {
  private final Queue queue = new TestEngine().standard("orders").queue;

  @Test
  void aNewQueueHasNoTags() {
    assertThat(queue.tags().byKey()).isEmpty();
  }

  @Test
  void tagsAreAddedAndOverwritten() {
    queue.tags().add(Map.of("env", "dev", "team", "blue"));
    queue.tags().add(Map.of("env", "prod", "Env", "other"));
    assertThat(queue.tags().byKey())
        .containsOnly(
            Map.entry("env", "prod"), Map.entry("Env", "other"), Map.entry("team", "blue"));
  }

  @Test
  void tagsAreRemovedAndUnknownKeysIgnored() {
    queue.tags().add(Map.of("env", "dev", "team", "blue"));
    queue.tags().remove(Set.of("env", "nobody"));
    assertThat(queue.tags().byKey()).containsOnly(Map.entry("team", "blue"));
  }

  @Test
  void tagsAreNotChangedThroughTheView() {
    assertThatThrownBy(() -> queue.tags().byKey().put("env", "dev"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
