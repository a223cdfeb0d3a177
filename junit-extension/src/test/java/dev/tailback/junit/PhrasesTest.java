package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations and counts, as people write them. */
class PhrasesTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.0000005S, 0.0005 ms",
    "PT0.25S, 250 ms",
    "PT1S, 1 s",
    "PT10S, 10 s",
    "PT1.5S, 1.5 s",
    "PT5M, 5 min",
    "PT1M15S, 1 min 15 s",
    "PT1H0.5S, 1 h 0.5 s",
    "PT24H, 24 h",
    "PT36H, 36 h",
    "P4D, 4 d",
    "P4DT1H, 4 d 1 h",
    "PT-1S, -1 s"
  })
  void aDurationIsWrittenForPeople(Duration duration, String text) {
    assertThat(Phrases.of(duration)).isEqualTo(text);
  }

  @Test
  void onlyWhatIsThereIsCounted() {
    assertThat(Phrases.of(new QueueCounts(0, 0, 0))).isEqualTo("is empty");
    assertThat(Phrases.of(new QueueCounts(0, 2, 0))).isEqualTo("has 2 in flight");
    assertThat(Phrases.of(new QueueCounts(1, 1, 0))).isEqualTo("has 1 visible and 1 in flight");
    assertThat(Phrases.of(new QueueCounts(1, 2, 3)))
        .isEqualTo("has 1 visible, 2 in flight and 3 delayed");
  }
}
