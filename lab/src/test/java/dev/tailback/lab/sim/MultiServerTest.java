package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks runs with exponential times and several workers against Erlang's formulas. */
class MultiServerTest {

  @ParameterizedTest
  @CsvSource({
    /* arrivals, service rate, workers, P(wait), wait, visible, in flight, p95, run, seed */
    "0.5, 1, 1, .5, 1, .5, .5, 4.605, 800000, 1",
    "0.8, 1, 1, .8, 4, 3.2, .8, 13.863, 2500000, 3",
    "8, 1, 10, .40918, .20459, 1.63672, 8, 1.051, 150000, 4",
    "80, 10, 10, .40918, .02046, 1.63672, 8, .105, 15000, 4",
  })
  void waitsAreErlangs(
      double arrivals,
      double rate,
      int workers,
      double mustWait,
      double wait,
      double visible,
      double inFlight,
      double p95,
      double run,
      long seed) {
    RunResult result =
        SceneBuilder.lasting(run, run / 100)
            .queue("q", 3600)
            .poisson("q", arrivals)
            .workers("q", workers, exponential(1 / rate))
            .run(seed);

    assertThat(result.brokenLaws()).isEmpty();
    assertThat(figure(result, Figure.WAIT_MEAN)).isCloseTo(wait, withPercentage(2));
    assertThat(figure(result, Figure.VISIBLE_MEAN)).isCloseTo(visible, withPercentage(2));
    assertThat(figure(result, Figure.IN_FLIGHT_MEAN)).isCloseTo(inFlight, withPercentage(2));
    assertThat(figure(result, Figure.WAIT_P95)).isCloseTo(p95, withPercentage(2));
    assertThat(waited(result)).isCloseTo(mustWait, withPercentage(2));
    assertThat(figure(result, Figure.AGE_MEAN)).isCloseTo(wait + 1 / rate, withPercentage(2));
    assertThat(figure(result, Figure.SLOTS_USED))
        .isCloseTo(arrivals / rate / workers, withPercentage(2));
  }

  private static double figure(RunResult result, Figure figure) {
    return result.figures().get(figure);
  }

  /** Returns the share of messages that were not received at once. */
  private static double waited(RunResult result) {
    RunResult.Histogram waits = result.histograms().get(0);
    long all = 0;
    for (long count : waits.counts()) {
      all += count;
    }
    return 1 - (double) waits.counts()[0] / all;
  }
}
