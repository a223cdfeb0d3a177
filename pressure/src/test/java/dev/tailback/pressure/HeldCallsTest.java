package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldCallsTest {
  private final Timeline timeline = new Timeline(1, 0);
  private final HeldCalls held = new HeldCalls();
  private final List<String> gone = new ArrayList<>();

  private void schedule(long millis, String name) {
    held.schedule(timeline, millis, name + " goes on", () -> gone.add(name));
  }

  private List<String> gone() {
    timeline.takeReplies().forEach(Runnable::run);
    return gone;
  }

  @Test
  void callsGoOnWhenTheirTimeComes() {
    schedule(20, "a");
    schedule(10, "b");
    timeline.advanceTo(10);
    assertThat(gone()).containsExactly("b");
    timeline.advanceTo(20);
    assertThat(gone()).containsExactly("b", "a");
  }

  @Test
  void theEndOfTheRuleLetsThemGoOnOnce() {
    schedule(20, "a");
    schedule(10, "b");
    schedule(30, "c");
    timeline.advanceTo(10);
    assertThat(gone()).containsExactly("b");
    held.releaseAll();
    assertThat(gone()).containsExactly("b", "a", "c");
    assertThat(timeline.nextEvent()).isNull();
    timeline.advanceTo(40);
    assertThat(gone()).containsExactly("b", "a", "c");
  }

  @Test
  void nothingIsHeldAfterTheEndOfTheRule() {
    assertThat(held.isOver()).isFalse();
    held.releaseAll();
    assertThat(held.isOver()).isTrue();
    schedule(20, "a");
    assertThat(gone()).containsExactly("a");
    assertThat(held.hold("b", () -> gone.add("b"))).isFalse();
    held.releaseAll();
    assertThat(gone()).containsExactly("a");
  }

  @Test
  void aCallThatIsForgottenIsNotReleased() {
    assertThat(held.hold("a", () -> gone.add("a"))).isTrue();
    assertThat(held.hold("b", () -> gone.add("b"))).isTrue();
    held.forget("a");
    held.releaseAll();
    assertThat(gone).containsExactly("b");
  }
}
