package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.util.Map;
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
}
