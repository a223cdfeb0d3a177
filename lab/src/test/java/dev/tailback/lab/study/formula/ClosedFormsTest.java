package dev.tailback.lab.study.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormsTest {

  @ParameterizedTest
  @CsvSource({"0.8, 0, 2.0", "0.8, 0.25, 2.5", "0.8, 1, 4.0", "0.8, 4, 10.0", "0.9, 0, 4.5"})
  void oneWorkersWaitDependsOnTheSpreadOfProcessingTimes(double arrivals, double scv, double wait) {
    assertThat(new OneWorker(arrivals, 1, scv).meanWait()).isCloseTo(wait, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 1, 0.3, 1.0",
    "0.3, 3, 0.027, 1.39",
    "0.3, 5, 0.00243, 1.4251",
    "0.5, 3, 0.125, 1.75"
  })
  void redriveMovesWhatFailsEachTime(double fails, int receives, double share, double mean) {
    assertThat(new Redrive(fails, receives).deadLettered()).isCloseTo(share, within(1e-9));
    assertThat(new Redrive(fails, receives).receives()).isCloseTo(mean, within(1e-9));
  }

  @Test
  void sixReceivesKeepThirtyPercentOfFailuresBelowAThousandth() {
    assertThat(Redrive.receivesFor(0.3, 0.001)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, .60653, 1.88677, 2.54149",
    "1, .36788, 1.42019, 1.58198",
    "1.171, .31006, 1.34076, 1.44939",
    "2, .13534, 1.13782, 1.15652",
    "4, .01832, 1.01832, 1.01866"
  })
  void shortTimeoutsLeadToRepeats(double timeout, double share, double late, double givenUp) {
    ShortTimeout form = new ShortTimeout(timeout);
    assertThat(form.duplicates()).isCloseTo(share, within(6e-6));
    assertThat(form.receives()).isCloseTo(late, within(6e-6));
    assertThat(form.receivesIfGivenUp()).isCloseTo(givenUp, within(6e-6));
  }
}
