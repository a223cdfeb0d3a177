package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated Spring Cloud AWS containers and Lambda pollers receive as the real ones do. */
class PollingTest {

  private static RunResult spring(Mode mode, double rate, Processing processing) {
    ConsumerBuilder container = new ConsumerBuilder("listeners", "q", 1, processing);
    container.polling = new Polling.Spring(mode, 10, 10, seconds(10), seconds(10));
    RunResult result =
        SceneBuilder.lasting(20_000, 1_000)
            .queue("q", 120)
            .poisson("q", rate)
            .consumer(container)
            .run(1);
    assertThat(result.brokenLaws()).isEmpty();
    return result;
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aContainerProcessesAsManyMessagesAsItMay(Mode mode) {
    RunResult result = spring(mode, 20, exponential(1));
    assertThat(result.figures().get(Figure.IN_FLIGHT_MAX)).isEqualTo(10);
    assertThat(result.figures().get(Figure.SLOTS_USED)).isLessThanOrEqualTo(1);
    /* Only full polls wait until all ten are processed: the largest of ten takes 2.93 s. */
    double expected = mode == Mode.ALWAYS_POLL_MAX_MESSAGES ? 10 / 2.929 : 1;
    assertThat(result.figures().get(Figure.THROUGHPUT)).isGreaterThan(expected);
    if (mode == Mode.ALWAYS_POLL_MAX_MESSAGES) {
      assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(expected, withPercentage(2));
    }
  }

  @Test
  void anIdleContainerInLowThroughputPollsOnceAtATime() {
    RunResult low = spring(Mode.AUTO, 0.0001, exponential(1));
    assertThat(low.figures().get(Figure.REQUESTS_PER_SECOND)).isCloseTo(0.1, offset(0.01));
  }

  @Test
  void aPartialPollComesAfterTheDelay() {
    /* One message for 100 s leaves nine permits, too few for a full poll. */
    Processing slow = new Processing.Constant(seconds(100));
    RunResult partial = spring(Mode.AUTO, 0.05, slow);
    RunResult full = spring(Mode.ALWAYS_POLL_MAX_MESSAGES, 0.05, slow);
    assertThat(partial.figures().get(Figure.WAIT_MEAN))
        .isLessThan(0.7 * full.figures().get(Figure.WAIT_MEAN));
  }

  private static ConsumerBuilder function(
      int concurrency, int batch, double window, boolean reports, Processing processing) {
    ConsumerBuilder function = new ConsumerBuilder("function", "q", 1, processing);
    function.polling = new Polling.Lambda(concurrency, batch, seconds(window), reports);
    return function;
  }

  private static double[] workers(RunResult result) {
    return result.series().stream()
        .filter(series -> series.measure() == Measure.WORKERS)
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void lambdaStartsWithFiveAndAddsThreeHundredAMinute() {
    RunResult result =
        SceneBuilder.lasting(300, 0)
            .queue("q", 600)
            .poisson("q", 800)
            .consumer(function(1_000, 1, 0, false, new Processing.Constant(seconds(2))))
            .run(1);
    double[] workers = workers(result);
    assertThat(workers[30]).isEqualTo(5);
    assertThat(workers[90]).isEqualTo(305);
    assertThat(workers[150]).isEqualTo(605);
    assertThat(workers[210]).isEqualTo(905);
    assertThat(workers[270]).isEqualTo(1_000);
    assertThat(result.brokenLaws()).isEmpty();
  }

  @Test
  void lambdaNeverExceedsItsMaximumConcurrencyAndShrinksWhenQuiet() {
    RunResult busy =
        SceneBuilder.lasting(600, 0)
            .queue("q", 600)
            .poisson("q", 100)
            .consumer(function(20, 10, 0, false, exponential(1)))
            .run(1);
    assertThat(busy.figures().get(Figure.WORKERS_MAX)).isEqualTo(20);

    RunResult quiet =
        SceneBuilder.lasting(600, 0)
            .queue("q", 600)
            .consumer(function(20, 10, 0, false, exponential(1)))
            .run(1);
    assertThat(workers(quiet)[599]).isEqualTo(2);
  }

  @Test
  void aWindowCollectsAnInvocation() {
    ConsumerBuilder collecting = function(50, 100, 20, false, exponential(0.01));
    RunResult result =
        SceneBuilder.lasting(2_000, 200)
            .queue("q", 600)
            .poisson("q", 1)
            .consumer(collecting)
            .run(1);
    /* Most messages wait for the end of the window in hand: they are in flight. */
    assertThat(result.figures().get(Figure.WAIT_MEAN)).isLessThan(1);
    assertThat(result.figures().get(Figure.AGE_MEAN)).isBetween(8.0, 21.0);
  }

  @Test
  void aFailureReturnsTheWholeBatchUnlessFailuresAreReported() {
    RunResult whole = failing(false);
    RunResult reported = failing(true);
    assertThat(whole.figures().get(Figure.REPEATED)).isGreaterThan(0.2);
    assertThat(reported.figures().get(Figure.REPEATED)).isCloseTo(0.05, withPercentage(10));
  }

  private static RunResult failing(boolean reports) {
    ConsumerBuilder function = function(50, 10, 5, reports, exponential(0.05));
    function.fails = 0.05;
    RunResult result =
        SceneBuilder.lasting(5_000, 200).queue("q", 30).poisson("q", 10).consumer(function).run(1);
    assertThat(result.brokenLaws()).isEmpty();
    return result;
  }

  @Test
  void acknowledgementsOfAContainerAreCollectedForASecond() {
    ConsumerBuilder container = new ConsumerBuilder("listeners", "q", 1, exponential(0.1));
    container.polling = new Polling.Spring(Mode.AUTO, 10, 10, seconds(10), Duration.ofSeconds(10));
    container.deletesBatch = true;
    RunResult result =
        SceneBuilder.lasting(5_000, 200).queue("q", 30).poisson("q", 5).consumer(container).run(1);
    RunResult single = spring(Mode.AUTO, 5, exponential(0.1));
    double saved =
        single.figures().get(Figure.REQUESTS_PER_SECOND)
            - result.figures().get(Figure.REQUESTS_PER_SECOND);
    assertThat(saved).isGreaterThan(3);
    assertThat(result.figures().get(Figure.AGE_MEAN))
        .isBetween(
            single.figures().get(Figure.AGE_MEAN) + 0.3, single.figures().get(Figure.AGE_MEAN) + 1);
  }
}
