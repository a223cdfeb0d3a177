package dev.tailback.lab.study.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.lab.scenario.Processing;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessingTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void exponentialTimesHaveAnExponentialTail() {
    ProcessingTime time = new ProcessingTime(new Processing.Exponential(Duration.ofSeconds(10)));
    assertThat(time.longer(1, 12)).isCloseTo(Math.exp(-1.2), within(1e-12));
    assertThat(time.quantile(0.99)).isCloseTo(10 * Math.log(100), within(1e-6));
    assertThat(time.scv()).isEqualTo(1);
  }

  @Test
  void threeExponentialTimesAreErlangs() {
    ProcessingTime time = new ProcessingTime(new Processing.Exponential(SECOND));
    double x = 2.5;
    assertThat(time.longer(3, x)).isCloseTo(Math.exp(-x) * (1 + x + x * x / 2), within(1e-12));
    assertThat(time.longer(3, 20)).isCloseTo(Math.exp(-20) * 221, within(1e-14));
  }

  @Test
  void constantTimesHaveAStep() {
    ProcessingTime time = new ProcessingTime(new Processing.Constant(SECOND));
    assertThat(time.longer(10, 9.999)).isEqualTo(1);
    assertThat(time.longer(10, 10)).isEqualTo(1);
    assertThat(time.longer(10, 10.001)).isEqualTo(0);
    assertThat(time.quantile(0.5)).isCloseTo(1, within(1e-6));
  }

  @Test
  void gammaTimesOfFourPhasesAreErlangs() {
    ProcessingTime time = new ProcessingTime(new Processing.Gamma(SECOND, 0.25));
    double x = 4 * 1.5;
    double tail = Math.exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
    assertThat(time.longer(1, 1.5)).isCloseTo(tail, within(1e-12));
  }

  @Test
  void lognormalTimesHaveTheirP99() {
    ProcessingTime time =
        new ProcessingTime(new Processing.Lognormal(SECOND, Duration.ofSeconds(9)));
    assertThat(time.longer(1, 9)).isCloseTo(0.01, within(1e-9));
    assertThat(time.longer(1, 1)).isCloseTo(0.5, within(1e-9));
    assertThat(time.quantile(0.99)).isCloseTo(9, within(1e-6));
  }

  @Test
  void recordedTimesAreCounted() {
    List<Duration> samples = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();
    ProcessingTime time = new ProcessingTime(new Processing.Empirical(samples));
    assertThat(time.longer(1, 90)).isCloseTo(0.1, within(1e-12));
    assertThat(time.scv()).isCloseTo(833.25 / (50.5 * 50.5), within(1e-9));
  }
}
