package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals.Constant;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream.Outage;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks how many messages that fail at random become dead letters. */
class RedriveTest {

  @ParameterizedTest
  @CsvSource({
    /* failures, receives, share of dead letters, receives per message, run */
    ".3, 1, .3, 1, 40000",
    ".3, 3, .027, 1.39, 200000",
    ".5, 3, .125, 1.75, 80000",
  })
  void theShareIsThatOfAllReceivesFailing(
      double fails, int maxReceives, double share, double receives, double run) {
    SceneBuilder scene =
        SceneBuilder.lasting(run, 0).deadLetters("q", 30, maxReceives).poisson("q", 2);
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 10, exponential(1));
    workers.fails = fails;
    RunResult result = scene.consumer(workers).run(7);

    Map<Figure, Double> figures = result.byQueue().get("q");
    assertThat(result.brokenLaws()).isEmpty();
    assertThat(figures.get(Figure.DEAD_LETTERED_SHARE)).isCloseTo(share, withPercentage(2));
    assertThat(figures.get(Figure.RECEIVES_PER_MESSAGE)).isCloseTo(receives, withPercentage(2));
    assertThat(result.byQueue().get("dlq").get(Figure.VISIBLE_END))
        .isEqualTo(figures.get(Figure.DEAD_LETTERED));
  }

  @Test
  void aMessageIsCountedOnceWhenItComesBack() {
    SceneBuilder scene =
        SceneBuilder.lasting(2_000, 0).deadLetters("q", 30, 1).producer("q", new Constant(2));
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 5, exponential(0.1));
    workers.downstream =
        new Downstream(Double.POSITIVE_INFINITY, List.of(new Outage(seconds(500), seconds(250))));
    scene.redrives.add(new RedrivePlan("dlq", seconds(1_000), null));
    RunResult result = scene.consumer(workers).run(7);

    assertThat(result.brokenLaws()).isEmpty();
    double dead = result.byQueue().get("q").get(Figure.DEAD_LETTERED);
    double sent = result.figures().get(Figure.SENT);
    assertThat(dead).isCloseTo(500, withPercentage(3));
    for (Map<Figure, Double> figures : List.of(result.figures(), result.byQueue().get("q"))) {
      assertThat(figures.get(Figure.DUPLICATES)).isCloseTo(dead / sent, withPercentage(1));
      assertThat(figures.get(Figure.RECEIVES_PER_MESSAGE))
          .isCloseTo((sent + dead) / sent, withPercentage(1));
    }
  }

  @Test
  void aDeadLetterQueueThatNobodyReceivesFromIsNoBacklog() {
    SceneBuilder scene =
        SceneBuilder.lasting(1_000, 0).deadLetters("q", 1, 1).producer("q", new Constant(1));
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 5, exponential(0.1));
    workers.fails = 1;
    Map<Figure, Double> all = scene.consumer(workers).run(7).figures();
    assertThat(all.get(Figure.DEAD_LETTERED)).isGreaterThan(990);
    assertThat(all.get(Figure.VISIBLE_END)).isZero();
    assertThat(all.get(Figure.VISIBLE_MAX)).isLessThan(10);
    assertThat(all.get(Figure.VISIBLE_MEAN)).isLessThan(1);
    assertThat(all.get(Figure.OLDEST_MAX)).isLessThan(10);
    assertThat(all.get(Figure.RECOVERY)).isLessThan(1_000);

    ConsumerBuilder others = new ConsumerBuilder("others", "dlq", 1, exponential(1_000));
    assertThat(scene.consumer(others).run(7).figures().get(Figure.VISIBLE_END)).isGreaterThan(900);
  }

  @Test
  void aQueueThatNobodyReceivesFromIsABacklogThatNeverIsGone() {
    RunResult result = SceneBuilder.lasting(100, 0).queue("q", 30).poisson("q", 1).run(1);
    assertThat(result.figures().get(Figure.VISIBLE_END)).isGreaterThan(70);
    assertThat(result.figures().get(Figure.RECOVERY)).isNaN();
  }

  @Test
  void aMessageThatIsNeverReceivedIsNotCounted() {
    QueueSettings minute =
        QueueSettings.STANDARD.toBuilder().messageRetentionPeriodSeconds(60).build();
    RunResult result =
        SceneBuilder.lasting(2_000, 0)
            .queue("q", minute)
            .producer("q", new Constant(2))
            .workers("q", 1, new Processing.Constant(seconds(1)))
            .run(7);
    assertThat(result.figures().get(Figure.EXPIRED)).isGreaterThan(1_000);
    assertThat(result.figures().get(Figure.RECEIVES_PER_MESSAGE)).isEqualTo(1);
  }
}
