package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the cost of a visibility timeout that is too short. The mean processing time is 100 s. */
class VisibilityTimeoutTest {
  private static final double MEAN = 100;

  @ParameterizedTest
  @CsvSource({
    /* timeout by mean, duplicates, receives per message with a late delete, run */
    "0.5, .60653, 1.88677, 200000",
    "1, .36788, 1.42019, 300000",
    "1.17, .31037, 1.3412, 300000",
    "2, .13534, 1.13782, 500000",
    "3, .04979, 1.04991, 1200000",
  })
  void idleConsumersReceiveAgainWhatTakesLonger(
      double timeout, double duplicates, double receives, double run) {
    RunResult result =
        SceneBuilder.lasting(run, 0)
            .queue("q", (int) (timeout * MEAN))
            .poisson("q", 0.2)
            .workers("q", 80, exponential(MEAN))
            .run(11);

    assertThat(result.brokenLaws()).isEmpty();
    assertThat(result.figures().get(Figure.DUPLICATES)).isCloseTo(duplicates, withPercentage(2));
    assertThat(result.figures().get(Figure.RECEIVES_PER_MESSAGE))
        .isCloseTo(receives, withPercentage(2));
  }

  @Test
  void tenWorkersOfWhichEachTakesASecondSaturateBelowEight() {
    RunResult result =
        SceneBuilder.lasting(200_000, 100_000)
            .queue("q", 117)
            .poisson("q", 0.12)
            .consumer(new ConsumerBuilder("workers", "q", 10, exponential(MEAN)))
            .run(5);

    assertThat(result.brokenLaws()).isEmpty();
    /* In hundreds of seconds, which are the mean processing time: 7.7 a second. */
    assertThat(result.figures().get(Figure.THROUGHPUT) * MEAN).isCloseTo(7.73, offset(0.15));
    assertThat(result.figures().get(Figure.SLOTS_USED)).isCloseTo(1, withPercentage(0.1));
  }
}
