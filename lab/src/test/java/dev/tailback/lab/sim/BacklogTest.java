package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks how a backlog is worked off, and what a batch does to its last message. */
class BacklogTest {

  @ParameterizedTest
  @CsvSource({"1500, 50, 10, 30", "6000, 90, 10, 600", "6000, 90, 15, 100"})
  void aBacklogIsWorkedOffByTheSpareCapacity(
      double backlog, double rate, int workers, double drained) {
    /* The backlog comes in the first second. */
    Arrivals burst =
        new Arrivals.Trace(
            List.of(
                new Arrivals.Trace.Step(seconds(0), backlog + rate),
                new Arrivals.Trace.Step(seconds(1), rate)));
    SceneBuilder scene =
        SceneBuilder.lasting(3 * drained, 0)
            .queue("q", 3600)
            .producer("q", burst)
            .workers("q", workers, exponential(0.1));

    double mean =
        LongStream.range(0, 12).mapToDouble(seed -> recovery(scene.run(seed))).average().orElse(0);

    double afterTheBurst = backlog / (workers * 10 - rate) - 1;
    assertThat(afterTheBurst).isCloseTo(drained, offset(1.01));
    assertThat(mean).isCloseTo(afterTheBurst, withPercentage(4));
  }

  private static double recovery(RunResult result) {
    assertThat(result.brokenLaws()).isEmpty();
    return result.figures().get(Figure.RECOVERY);
  }

  @Test
  void withoutABacklogThereIsNothingToRecoverFrom() {
    SceneBuilder idle = SceneBuilder.lasting(100, 0).queue("q", 30);
    assertThat(recovery(idle.workers("q", 1, exponential(0.1)).run(1))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"20, .458", "30, .0699", "40, .005"})
  void theLastMessageOfASerialBatchOverrunsAsErlangSays(int timeout, double overrun) {
    ConsumerBuilder worker = new ConsumerBuilder("workers", "q", 3, exponential(2));
    worker.receive = new ConsumerPlan.Receive(10, timeout, 20);
    worker.deletesBatch = true;
    /* One full batch every 1,000 seconds, and other workers that get what comes back. */
    double batches = 20_000;
    SceneBuilder scene =
        SceneBuilder.lasting(batches * 1_000, 0)
            .queue("q", timeout)
            .producer("q", new Arrivals.Constant(0.01));
    scene.batch(10);
    RunResult result = scene.consumer(worker).run(1);

    assertThat(result.brokenLaws()).isEmpty();
    /* Only a batch as a whole is deleted, so all ten come back if the last one overruns. */
    assertThat(result.figures().get(Figure.DUPLICATES))
        .isCloseTo(overrun, withPercentage(overrun < 0.1 ? 12 : 2));
  }

  @Test
  void batchesMoveTheBacklogOutOfSight() {
    ConsumerBuilder batch = new ConsumerBuilder("workers", "q", 10, exponential(1));
    batch.receive = new ConsumerPlan.Receive(10, null, 20);
    RunResult result =
        SceneBuilder.lasting(100_000, 1_000)
            .queue("q", 3600)
            .poisson("q", 8)
            .consumer(batch)
            .run(1);

    assertThat(result.figures().get(Figure.VISIBLE_MEAN)).isCloseTo(0.38, withPercentage(5));
    assertThat(result.figures().get(Figure.IN_FLIGHT_MEAN)).isCloseTo(10.96, withPercentage(2));
  }

  @Test
  void aBacklogWithoutConsumersGrowsByTheArrivalsAndExpires() {
    RunResult result =
        SceneBuilder.lasting(1_000, 0)
            .queue(
                "q",
                dev.tailback.engine.queue.QueueSettings.STANDARD.toBuilder()
                    .messageRetentionPeriodSeconds(100)
                    .build())
            .producer("q", new Arrivals.Constant(2))
            .run(1);

    assertThat(result.brokenLaws()).isEmpty();
    assertThat(result.figures().get(Figure.VISIBLE_END)).isCloseTo(200, offset(1.0));
    assertThat(result.figures().get(Figure.EXPIRED)).isCloseTo(1_800, offset(2.0));
    assertThat(result.figures().get(Figure.OLDEST_MAX)).isCloseTo(100, offset(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    /* arrivals, workers, service rate, Erlang's wait */
    "0.9, 1, 1, 9",
    "9, 10, 1, .66873",
    "18, 20, 1, .27538",
    "95, 10, 10, .16512",
  })
  void aBusySystemIsWithinTheBandOfItsBatches(
      double arrivals, int workers, double rate, double wait) {
    double messages = 1_000_000;
    RunResult result =
        SceneBuilder.lasting(messages / arrivals, messages / arrivals / 20)
            .queue("q", 43_200)
            .poisson("q", arrivals)
            .workers("q", workers, exponential(1 / rate))
            .run(1);

    double[] batches = result.batches().get(Figure.WAIT_MEAN);
    assertThat(batches).hasSize(20);
    double mean = java.util.Arrays.stream(batches).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(batches).map(one -> (one - mean) * (one - mean)).sum() / 19;
    double half = 2.093 * Math.sqrt(variance / 20);
    assertThat(mean).isCloseTo(wait, offset(half));
    assertThat(mean).isCloseTo(result.figures().get(Figure.WAIT_MEAN), withPercentage(2));
    assertThat(half).isLessThan(0.15 * wait);
  }

  @Test
  void aTimeThatIsAlwaysTheSameIsMeasuredWithinAPercent() {
    RunResult result =
        SceneBuilder.lasting(10_000, 0)
            .queue("q", 60)
            .producer("q", new Arrivals.Constant(1))
            .workers("q", 10, new Processing.Constant(seconds(3.3)))
            .run(1);
    assertThat(result.figures().get(Figure.AGE_P50)).isCloseTo(3.3, withPercentage(1));
    assertThat(result.figures().get(Figure.AGE_P99)).isCloseTo(3.3, withPercentage(1));
    assertThat(result.figures().get(Figure.AGE_MAX)).isCloseTo(3.3, offset(1e-9));
    assertThat(result.figures().get(Figure.AGE_MEAN)).isCloseTo(3.3, offset(1e-9));
  }
}
