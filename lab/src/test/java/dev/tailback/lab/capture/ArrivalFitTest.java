package dev.tailback.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.lab.scenario.Arrivals;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalFitTest {
  private static final long MINUTE = 60_000;
  private final Recording recording = new Recording();

  private static Arrivals fit(List<Long> times) {
    return new ArrivalFit(times, Recording.FROM, MINUTE).arrivals();
  }

  @Test
  void equalDistancesAreConstant() {
    Arrivals arrivals = fit(recording.send(() -> 100, MINUTE, 1));
    assertThat(arrivals).isInstanceOf(Arrivals.Constant.class);
    assertThat(arrivals.perSecond()).isCloseTo(10, within(0.1));
  }

  @Test
  void randomDistancesArePoisson() {
    Arrivals arrivals = fit(recording.send(() -> recording.exponential(100), MINUTE, 1));
    assertThat(arrivals).isInstanceOf(Arrivals.Poisson.class);
    assertThat(arrivals.perSecond()).isCloseTo(10, within(1.0));
  }

  @Test
  void burstsHaveTheirLengths() {
    // 2 s on, at 40/s, and 8 s off.
    List<Long> times =
        recording.send(() -> recording.exponential(25), MINUTE, 1).stream()
            .filter(time -> (time - Recording.FROM) % 10_000 < 2_000)
            .toList();
    Arrivals arrivals = fit(times);
    assertThat(arrivals).isInstanceOf(Arrivals.OnOff.class);
    Arrivals.OnOff bursts = (Arrivals.OnOff) arrivals;
    assertThat(bursts.on().toMillis()).isBetween(1_500L, 3_000L);
    assertThat(bursts.off().toMillis()).isBetween(7_000L, 9_000L);
    assertThat(bursts.perSecond()).isCloseTo(8, within(1.0));
  }

  @Test
  void aFewMessagesArePoisson() {
    assertThat(fit(List.of(Recording.FROM, Recording.FROM + 1_000)))
        .isInstanceOf(Arrivals.Poisson.class);
  }
}
