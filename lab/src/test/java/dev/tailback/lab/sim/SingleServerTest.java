package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Processing;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the wait for one worker, at 80 %, against the formula of Pollaczek and Khinchine. */
class SingleServerTest {
  private static final double UTILISATION = 0.8;

  static Stream<Arguments> times() {
    double sigma = Math.sqrt(Math.log(5));
    double median = Math.exp(-sigma * sigma / 2);
    Processing lognormal =
        new Processing.Lognormal(
            seconds(median), seconds(median * Math.exp(2.3263478740408408 * sigma)));
    return Stream.of(
        Arguments.of(new Processing.Constant(seconds(1)), 2.0, 1_000_000),
        Arguments.of(new Processing.Gamma(seconds(1), 0.25), 2.5, 1_000_000),
        Arguments.of(exponential(1), 4.0, 2_000_000),
        Arguments.of(lognormal, 10.0, 4_000_000));
  }

  @ParameterizedTest
  @MethodSource("times")
  void theWaitGrowsWithTheVarianceOfTheTimes(Processing times, double wait, double run) {
    RunResult result =
        SceneBuilder.lasting(run, run / 100)
            .queue("q", 43_200)
            .poisson("q", UTILISATION)
            .workers("q", 1, times)
            .run(2);

    assertThat(result.brokenLaws()).isEmpty();
    assertThat(result.figures().get(Figure.WAIT_MEAN)).isCloseTo(wait, withPercentage(2));
    assertThat(result.figures().get(Figure.SLOTS_USED)).isCloseTo(UTILISATION, withPercentage(1));
  }
}
