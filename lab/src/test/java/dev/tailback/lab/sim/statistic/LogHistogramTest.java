package dev.tailback.lab.sim.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogHistogramTest {

  @ParameterizedTest
  @ValueSource(doubles = {2e-6, 0.001, 0.7, 1, 12, 3_600, 1e6})
  void aQuantileIsOffByLessThanAPercent(double time) {
    LogHistogram histogram = new LogHistogram();
    for (int i = 0; i < 1_000; i++) {
      histogram.add(time * (1 + i));
    }
    assertThat(histogram.quantile(0.5)).isCloseTo(time * 500, withPercentage(1));
    assertThat(histogram.quantile(0.99)).isCloseTo(time * 990, withPercentage(1));
    assertThat(histogram.quantile(1)).isCloseTo(time * 1_000, withPercentage(1));
  }

  @Test
  void whatIsZeroIsZero() {
    LogHistogram histogram = new LogHistogram();
    assertThat(histogram.quantile(0.5)).isNaN();
    histogram.add(0);
    histogram.add(0);
    histogram.add(5);
    assertThat(histogram.quantile(0.5)).isZero();
    assertThat(histogram.quantile(0.9)).isCloseTo(5, withPercentage(1));
  }

  @Test
  void theBoundsEncloseTheTimes() {
    LogHistogram histogram = new LogHistogram();
    histogram.add(0.3);
    histogram.add(7);
    double[] bounds = histogram.bounds();
    long[] counts = histogram.counts();
    assertThat(counts).hasSameSizeAs(bounds);
    assertThat(Arrays.stream(counts).sum()).isEqualTo(2);
    assertThat(bounds[bounds.length - 1]).isBetween(7.0, 7.07);
    assertThat(counts[counts.length - 1]).isEqualTo(1);
  }

  @Test
  void partsAddUp() {
    LogHistogram histogram = new LogHistogram();
    histogram.add(1);
    LogHistogram before = histogram.copy();
    histogram.add(1_000_000);
    histogram.add(0);
    LogHistogram since = histogram.since(before);
    assertThat(since.count()).isEqualTo(2);
    assertThat(since.with(before).counts()).isEqualTo(histogram.counts());
    assertThat(before.count()).isEqualTo(1);
  }
}
