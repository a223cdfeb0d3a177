package dev.tailback.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.capture.Sighting.Kind;
import dev.tailback.lab.scenario.Processing;
import org.junit.jupiter.api.Test;

class ConsumerFitTest {
  private final ConsumerFit fit = new ConsumerFit();

  private void receive(long at, String... messages) {
    for (String message : messages) {
      fit.see(new Sighting(Kind.RECEIVED, at, message, "w", 1));
    }
  }

  private void delete(long at, String... messages) {
    for (String message : messages) {
      fit.see(new Sighting(Kind.DELETED, at, message, "w", 1));
    }
  }

  @Test
  void receivesInHandAtTheSameTimeAreWorkers() {
    receive(0, "a");
    receive(50, "b");
    delete(100, "a");
    receive(100, "c");
    delete(150, "b");
    delete(200, "c");
    assertThat(fit.workers()).isEqualTo(2);
    assertThat(fit.maxBatch()).isEqualTo(1);
    assertThat(fit.processingMillis()).containsExactly(100L, 100L, 100L);
  }

  @Test
  void messagesThatAreDoneInTurnAreSerial() {
    receive(0, "a", "b", "c");
    delete(100, "a");
    delete(200, "b");
    delete(300, "c");
    assertThat(fit.maxBatch()).isEqualTo(3);
    assertThat(fit.isParallel()).isFalse();
    assertThat(fit.deletesBatches()).isFalse();
    assertThat(fit.processingMillis()).containsExactly(100L, 100L, 100L);
  }

  @Test
  void messagesThatAreDoneTogetherAreParallel() {
    receive(0, "a", "b", "c");
    delete(90, "a");
    delete(100, "b");
    delete(120, "c");
    assertThat(fit.isParallel()).isTrue();
    assertThat(fit.processingMillis()).containsExactly(90L, 100L, 120L);
  }

  @Test
  void messagesThatAreDeletedAtOnceAreABatch() {
    receive(0, "a", "b");
    delete(100, "a", "b");
    assertThat(fit.deletesBatches()).isTrue();
  }

  @Test
  void aMessageThatCameBackIsTimedToItsLateDelete() {
    receive(0, "a");
    fit.see(new Sighting(Kind.BACK, 100, "a", "", 1));
    delete(150, "a");
    assertThat(fit.processingMillis()).containsExactly(150L);
  }

  @Test
  void timesThatDifferAreLognormalByMedianAndP99() {
    for (int i = 1; i <= 100; i++) {
      receive(1_000L * i, "m" + i);
      delete(1_000L * i + i, "m" + i);
    }
    Processing.Lognormal lognormal =
        (Processing.Lognormal) ProcessingFit.of(fit.processingMillis());
    assertThat(lognormal.median()).hasMillis(50);
    assertThat(lognormal.p99()).hasMillis(99);
  }
}
