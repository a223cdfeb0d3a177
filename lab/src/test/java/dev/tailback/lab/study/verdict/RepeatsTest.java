package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Figure.DUPLICATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan.Heartbeat;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.statistics.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages come back for several reasons. The numbers are computed by hand. */
class RepeatsTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();
  private final ResultBuilder result = new ResultBuilder(1);

  /** 20 % fail; of the others e^-4.7 = 0.9 % are late: 1 - 0.8 * 0.991 = 20.7 %. */
  @Test
  void aLongTimeoutDoesNotHelpAgainstFailures() {
    slow();
    scenario.timeout(20);
    scenario.fails = 0.2;
    result.with(DUPLICATES, 0.31);
    assertThat(sentence())
        .isEqualTo(
            "31 % of the messages were received more than once: the visibility timeout of 20 s is"
                + " 2.0 times the mean processing time of 10 s, and 20 % of the deliveries fail"
                + " anyway; with 47 s only 21 % would be.");
  }

  @Test
  void aHeartbeatMustExtendBeyondTheNextOne() {
    slow();
    scenario.timeout(10);
    scenario.heartbeat = new Heartbeat(Duration.ofSeconds(8), Duration.ofSeconds(5));
    result.with(DUPLICATES, 0.27);
    assertThat(sentence())
        .isEqualTo(
            "27 % of the messages were received more than once: the heartbeat sets the visibility"
                + " timeout to 5 s, but comes every 8 s; it must set it to more than 8 s, such as"
                + " 16 s.");
  }

  /** e^(-19/4) = 0.87 %. */
  @Test
  void aContainerProcessesItsMessagesSideBySide() {
    scenario.arrivals = new Arrivals.Poisson(1);
    scenario.process = new Processing.Exponential(Duration.ofSeconds(4));
    scenario.max = 10;
    Duration ten = Duration.ofSeconds(10);
    scenario.polling = new Polling.Spring(Mode.AUTO, 10, 10, ten, ten);
    scenario.timeout(10);
    result.with(DUPLICATES, 0.082);
    assertThat(sentence())
        .contains("2.5 times the mean processing time of 4 s; with 19 s fewer than 1 % would be");
  }

  private void slow() {
    scenario.arrivals = new Arrivals.Poisson(1);
    scenario.count = 60;
    scenario.process = new Processing.Exponential(Duration.ofSeconds(10));
  }

  private String sentence() {
    Outcome outcome = new Outcome("base", scenario.build(), List.of(result.build()));
    return Verdicts.on(outcome, List.of()).sentence();
  }
}
