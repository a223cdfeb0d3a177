package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Figure.DEAD_LETTERED_SHARE;
import static dev.tailback.lab.result.Figure.DUPLICATES;
import static dev.tailback.lab.result.Figure.RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan.Crash;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream.Outage;
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
                + " anyway; with 47 s, only 21 % would be received again.");
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
                + " timeout to 5 s, but is sent only every 8 s; the heartbeat must set it to more"
                + " than 8 s, such as"
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
        .contains(
            "2.5 times the mean processing time of 4 s; with 19 s, fewer than 1 % would be"
                + " received again");
  }

  /** 10 s against a crash a minute: 10/70 = 14.3 %; with e^-6 = 0.25 % late, to the 4th 0.045 %. */
  @Test
  void crashesUseUpReceives() {
    slow();
    scenario.timeout(60);
    scenario.maxReceiveCount = 1;
    scenario.crash = new Crash(Duration.ofMinutes(1), Duration.ofSeconds(30));
    result.with(DEAD_LETTERED_SHARE, 0.144);
    assertThat(sentence())
        .isEqualTo(
            "14 % of the messages of orders were dead-lettered after 1 receive: workers crash"
                + " during"
                + " 14 % of the deliveries; with a maxReceiveCount of 4, fewer than 0.1 % would"
                + " be dead-lettered.");
  }

  /** 1 - 0.7 * (1 - e^-2) is 39.5 %: to the 7th 0.15 %, to the 8th 0.06 %. */
  @Test
  void failuresAndTimeoutsAddUp() {
    slow();
    scenario.timeout(20);
    scenario.maxReceiveCount = 3;
    scenario.fails = 0.3;
    result.with(DEAD_LETTERED_SHARE, 0.06);
    assertThat(sentence())
        .contains("30 % of the deliveries fail, and the visibility timeout of 20 s ends while 14 %")
        .contains("with a maxReceiveCount of 8");
  }

  @Test
  void noReceiveCountHelpsIfAllFail() {
    scenario.maxReceiveCount = 3;
    scenario.process = new Processing.Constant(Duration.ofSeconds(31));
    scenario.count = 400;
    result.with(DEAD_LETTERED_SHARE, 1);
    assertThat(sentence())
        .contains(
            "the visibility timeout of 30 s ends while 100 % of the deliveries are still being"
                + " processed")
        .contains("the visibility timeout must be longer than the processing");
  }

  /** 240 s twice within a timeout of 30 s are 480 s: 480 / 30 + 2. */
  @Test
  void outagesThatOneMessageMayMeetAddUp() {
    scenario.maxReceiveCount = 5;
    Duration four = Duration.ofMinutes(4);
    scenario.downstream =
        new Downstream(
            Double.POSITIVE_INFINITY,
            List.of(
                new Outage(Duration.ofMinutes(10), four),
                new Outage(Duration.ofSeconds(870), four)));
    result.with(DEAD_LETTERED_SHARE, 0.06).with(RECOVERY, 60);
    assertThat(sentence()).contains("an outage of 8 min").contains("a maxReceiveCount of 18");
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
