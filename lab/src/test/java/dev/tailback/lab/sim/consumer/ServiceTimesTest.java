package dev.tailback.lab.sim.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.engine.time.Randomness;
import dev.tailback.lab.scenario.Processing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceTimesTest {
  private static final int DRAWS = 400_000;

  private static double[] draw(Processing processing) {
    Randomness random = new Randomness(5);
    ServiceTimes times = ServiceTimes.of(processing);
    double[] drawn = new double[DRAWS];
    Arrays.setAll(drawn, i -> times.next(random));
    Arrays.sort(drawn);
    return drawn;
  }

  static Stream<Arguments> distributions() {
    Duration two = Duration.ofSeconds(2);
    return Stream.of(
        Arguments.of(new Processing.Constant(two), 0),
        Arguments.of(new Processing.Exponential(two), 1),
        Arguments.of(new Processing.Gamma(two, 0.25), 0.25),
        Arguments.of(new Processing.Gamma(two, 3), 3),
        Arguments.of(new Processing.Gamma(two, 0), 0),
        Arguments.of(
            new Processing.Empirical(List.of(Duration.ofSeconds(1), Duration.ofSeconds(3))), 0.25));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void timesHaveTheMeanAndTheVarianceOfTheirDistribution(Processing processing, double scv) {
    double[] drawn = draw(processing);
    double mean = Arrays.stream(drawn).average().orElse(0);
    double variance =
        Arrays.stream(drawn).map(one -> (one - mean) * (one - mean)).average().orElse(0);
    assertThat(processing.meanSeconds()).isEqualTo(2);
    assertThat(mean).isCloseTo(2, withPercentage(1));
    assertThat(variance / (mean * mean)).isCloseTo(scv, offset(0.02 * scv + 1e-9));
  }

  @Test
  void aLognormalTimeHasItsMedianAndPercentile() {
    double[] drawn = draw(new Processing.Lognormal(Duration.ofSeconds(2), Duration.ofSeconds(9)));
    assertThat(drawn[DRAWS / 2]).isCloseTo(2, withPercentage(1));
    assertThat(drawn[DRAWS / 100 * 99]).isCloseTo(9, withPercentage(2));
  }
}
