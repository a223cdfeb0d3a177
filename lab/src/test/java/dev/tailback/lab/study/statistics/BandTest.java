package dev.tailback.lab.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BandTest {

  @Test
  void hasTheMedianAndTheMiddleNineTenths() {
    double[] values = IntStream.rangeClosed(0, 20).mapToDouble(n -> 20 - n).toArray();
    assertThat(Band.of(values)).isEqualTo(new Band(10, 1, 19, 21));
  }

  @Test
  void liesBetweenValuesIfNeedBe() {
    Band band = Band.of(1, 2);
    assertThat(band.median()).isCloseTo(1.5, within(1e-12));
    assertThat(band.low()).isCloseTo(1.05, within(1e-12));
    assertThat(band.high()).isCloseTo(1.95, within(1e-12));
  }

  @Test
  void leavesOutRunsThatHadNothingToMeasure() {
    assertThat(Band.of(Double.NaN, 3)).isEqualTo(new Band(3, 3, 3, 1));
    assertThat(Band.of(Double.NaN).isEmpty()).isTrue();
    assertThat(Band.of().median()).isNaN();
  }
}
