package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run is a function of the scenario and the seed, and is measured without its warm-up. */
class SimulationTest {

  private static SceneBuilder scene() {
    SceneBuilder scene = SceneBuilder.lasting(3_000, 300).deadLetters("q", 10, 3).poisson("q", 5);
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 8, exponential(1));
    workers.fails = 0.1;
    workers.crash = new dev.tailback.lab.scenario.ConsumerPlan.Crash(seconds(500), seconds(20));
    return scene.consumer(workers);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    RunResult one = scene().run(17);
    RunResult other = scene().run(17);
    assertThat(other.figures()).isEqualTo(one.figures());
    assertThat(other.byQueue()).isEqualTo(one.byQueue());
    for (int i = 0; i < one.series().size(); i++) {
      assertThat(other.series().get(i).values()).isEqualTo(one.series().get(i).values());
    }
    assertThat(scene().run(18).figures()).isNotEqualTo(one.figures());
  }

  @Test
  void whatHappensOnOneQueueDoesNotDependOnAnother() {
    SceneBuilder more = scene();
    more.queue("other", 30).poisson("other", 20);
    more.consumer(new ConsumerBuilder("others", "other", 40, exponential(1)));
    RunResult alone = scene().run(17);
    RunResult beside = more.run(17);
    assertThat(beside.byQueue().get("q")).isEqualTo(alone.byQueue().get("q"));
    assertThat(beside.byQueue().get("dlq")).isEqualTo(alone.byQueue().get("dlq"));
    assertThat(beside.byConsumer().get("workers")).isEqualTo(alone.byConsumer().get("workers"));
  }

  @Test
  void aRunThatIsStoppedCoversWhatWasPlayed() {
    List<Double> asked = new ArrayList<>();
    RunResult result =
        new Simulation(
                scene().build(),
                1,
                done -> {
                  asked.add(done);
                  return done < 1_000;
                })
            .run();
    assertThat(asked).hasSizeBetween(2, 20).isSorted();
    assertThat(result.playedSeconds()).isBetween(1_000.0, 2_900.0);
    assertThat(result.warmUpSeconds()).isEqualTo(300);
    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(5, offset(0.4));
    assertThat(result.brokenLaws()).isEmpty();
    assertThat(result.series().get(0).values())
        .hasSize((int) (result.playedSeconds() / result.series().get(0).stepSeconds()));
    assertThat(result.batches().get(Figure.WAIT_MEAN)).hasSizeBetween(1, 19);

    RunResult early = new Simulation(scene().build(), 1, done -> false).run();
    assertThat(early.playedSeconds()).isLessThan(1_000);
  }

  @Test
  void aWarmUpIsLeftOutOfTheFiguresButNotOfTheSeries() {
    Arrivals burst =
        new Arrivals.Trace(
            List.of(
                new Arrivals.Trace.Step(seconds(0), 100),
                new Arrivals.Trace.Step(seconds(100), 1)));
    RunResult result =
        SceneBuilder.lasting(2_000, 200)
            .queue("q", 30)
            .producer("q", burst)
            .workers("q", 500, exponential(0.5))
            .run(1);
    assertThat(result.warmUpSeconds()).isEqualTo(200);
    assertThat(result.figures().get(Figure.SENT)).isBetween(1_650.0, 1_950.0);
    assertThat(result.figures().get(Figure.IN_FLIGHT_MAX)).isLessThan(10);
    assertThat(result.series().get(0).values()).hasSize(1_000);
    assertThat(result.series().get(4).measure()).isEqualTo(Measure.SENT_RATE);
    assertThat(result.series().get(4).values()[10]).isGreaterThan(80);
  }

  @Test
  void aWarmUpIsFoundWhereTheBacklogSettles() {
    Arrivals burst =
        new Arrivals.Trace(
            List.of(
                new Arrivals.Trace.Step(seconds(0), 30),
                new Arrivals.Trace.Step(seconds(900), 10)));
    RunResult late =
        SceneBuilder.lasting(10_000, 0)
            .findingWarmUp()
            .queue("q", 300)
            .producer("q", burst)
            .workers("q", 25, exponential(1))
            .run(1);
    /* 4,500 messages are left after 900 s, and are gone 300 s later. */
    assertThat(late.warmUpSeconds()).isBetween(1_000.0, 2_000.0);
    assertThat(late.figures().get(Figure.VISIBLE_MEAN)).isLessThan(1);
    assertThat(late.batches().get(Figure.THROUGHPUT)).hasSize(20);

    RunResult atOnce =
        SceneBuilder.lasting(10_000, 0)
            .findingWarmUp()
            .queue("q", 300)
            .poisson("q", 10)
            .workers("q", 25, exponential(1))
            .run(1);
    assertThat(atOnce.warmUpSeconds()).isLessThan(1_100);
  }

  @Test
  void deadLettersDoNotMakeTheWholeOldNorKeepItFromRecovering() {
    SceneBuilder scene = SceneBuilder.lasting(3_000, 0).deadLetters("q", 10, 1).poisson("q", 5);
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 8, exponential(1));
    workers.fails = 0.1;
    RunResult result = scene.consumer(workers).run(1);
    assertThat(result.byQueue().get("dlq").get(Figure.OLDEST_MAX)).isGreaterThan(2_900);
    assertThat(result.figures().get(Figure.OLDEST_MAX)).isLessThan(30);
    assertThat(result.figures().get(Figure.RECOVERY)).isBetween(0.1, 60.0);
  }

  @Test
  void batchesAverageToTheFigures() {
    RunResult result = scene().run(3);
    double[] throughput = result.batches().get(Figure.THROUGHPUT);
    assertThat(throughput).hasSize(20);
    assertThat(java.util.Arrays.stream(throughput).average().orElse(0))
        .isCloseTo(result.figures().get(Figure.THROUGHPUT), offset(1e-9));
    double[] visible = result.batches().get(Figure.IN_FLIGHT_MEAN);
    assertThat(java.util.Arrays.stream(visible).average().orElse(0))
        .isCloseTo(result.figures().get(Figure.IN_FLIGHT_MEAN), offset(1e-6));
  }

  @Test
  void recordsTellEveryEventOfEveryMessage() {
    Map<MessageEvent.Kind, Integer> counts = new EnumMap<>(MessageEvent.Kind.class);
    Set<Long> numbers = new HashSet<>();
    Set<String> consumers = new HashSet<>();
    SceneBuilder scene = scene();
    RunResult result =
        new Simulation(
                SceneBuilder.lasting(1, 0).build(), 1, done -> true, (t, q, k, n, r, c) -> {})
            .run();
    assertThat(result.brokenLaws()).isEmpty();
    RunResult recorded =
        new Simulation(
                scene.build(),
                17,
                done -> true,
                (at, queue, kind, number, receives, consumer) -> {
                  counts.merge(kind, 1, Integer::sum);
                  numbers.add(number);
                  if (consumer != null) {
                    consumers.add(consumer);
                  }
                })
            .run();
    assertThat(recorded.figures()).isEqualTo(scene().run(17).figures());
    assertThat(numbers).hasSize(counts.get(MessageEvent.Kind.SENT));
    assertThat(consumers).containsExactly("workers");
    assertThat(counts.get(MessageEvent.Kind.RECEIVED))
        .isGreaterThanOrEqualTo(recorded.figures().get(Figure.RECEIVED).intValue());
    assertThat(counts)
        .containsKeys(
            MessageEvent.Kind.DEAD_LETTERED,
            MessageEvent.Kind.TIMED_OUT,
            MessageEvent.Kind.DELETED);
  }
}
