package dev.tailback.lab.study.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import dev.tailback.lab.scenario.Processing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpringContainerTest {

  /** The last of ten takes 1 + 1/2 + ... + 1/10 = 2.929 s on average. */
  @Test
  void pollsWhenAllAreDone() {
    assertThat(perSecond(Mode.AUTO, 10, 1)).isCloseTo(10 / 2.929, within(0.01));
  }

  /** Ten of thirty are done after 1/30 + 1/29 + ... + 1/21 = 0.3972 s. */
  @Test
  void pollsWhenTenOfThirtyAreDone() {
    assertThat(perSecond(Mode.ALWAYS_POLL_MAX_MESSAGES, 30, 1))
        .isCloseTo(10 / 0.3972, within(0.05));
  }

  /** With a mean of 100 s, 10 (1 - e^-0.1) = 0.952 are done after the delay of 10 s. */
  @Test
  void pollsForLessAfterItsDelay() {
    assertThat(perSecond(Mode.AUTO, 10, 100)).isCloseTo(0.0952, within(0.0001));
  }

  @Test
  void constantTimesEndTogether() {
    Processing constant = new Processing.Constant(Duration.ofSeconds(2));
    assertThat(perSecond(Mode.AUTO, 10, constant)).isCloseTo(5, within(0.01));
  }

  private static double perSecond(Mode mode, int permits, int mean) {
    return perSecond(mode, permits, new Processing.Exponential(Duration.ofSeconds(mean)));
  }

  private static double perSecond(Mode mode, int permits, Processing process) {
    Duration ten = Duration.ofSeconds(10);
    Polling.Spring plan = new Polling.Spring(mode, permits, 10, ten, ten);
    return new SpringContainer(plan, new ProcessingTime(process)).perSecond();
  }
}
