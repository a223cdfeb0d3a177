package dev.tailback.lab.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

  /** The deviation of 1, 2, 3, 4 and 5 is the root of 2.5; 2.7764 is Student's bound for 4. */
  @Test
  void isStudents() {
    Confidence confidence = Confidence.of(1, 2, 3, 4, 5);
    assertThat(confidence.mean()).isEqualTo(3);
    assertThat(confidence.halfWidth()).isCloseTo(2.7764 * Math.sqrt(2.5 / 5), within(1e-9));
    assertThat(confidence.excludes(4.9)).isFalse();
    assertThat(confidence.excludes(5.0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 12.7062", "10, 2.2281", "11, 2.2010", "19, 2.0930", "30, 2.0423", "1000, 1.9623"})
  void knowsStudentsBounds(int degrees, double bound) {
    assertThat(Student.twoSided95(degrees)).isCloseTo(bound, within(1e-3));
  }

  @Test
  void oneValueSaysNothing() {
    assertThat(Confidence.of(7).halfWidth()).isInfinite();
    assertThat(Confidence.of(7).isWithin(0.05, 0.5)).isFalse();
  }
}
