package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Figure.AGE_P99;
import static dev.tailback.lab.result.Figure.COST_A_MONTH;
import static dev.tailback.lab.result.Figure.DELETED;
import static dev.tailback.lab.result.Figure.DUPLICATES;
import static dev.tailback.lab.result.Figure.EMPTY_RECEIVES;
import static dev.tailback.lab.result.Figure.EXPIRED;
import static dev.tailback.lab.result.Figure.IN_FLIGHT_MAX;
import static dev.tailback.lab.result.Figure.LOST;
import static dev.tailback.lab.result.Figure.OFFERED;
import static dev.tailback.lab.result.Figure.RECEIVED;
import static dev.tailback.lab.result.Figure.RECOVERY;
import static dev.tailback.lab.result.Figure.REPEATED;
import static dev.tailback.lab.result.Figure.REQUESTS;
import static dev.tailback.lab.result.Figure.SENT;
import static dev.tailback.lab.result.Figure.THROTTLED;
import static dev.tailback.lab.result.Figure.UNSENT;
import static dev.tailback.lab.result.Figure.VISIBLE_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.FaultThrottle;
import dev.tailback.pressure.Ramp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A remedy must help when it is simulated. The numbers are computed by hand. */
class RemediesTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();
  private final ResultBuilder result = new ResultBuilder(1);

  /** 8/s for 10 s are 80; 50 of them leave 50 / 8 = 6.25 s each. */
  @Test
  void theInFlightLimitItselfCanBeTheBottleneck() {
    scenario.limits = new QueueLimits(50, 120_000);
    scenario.process = new Processing.Constant(Duration.ofSeconds(10));
    scenario.count = 100;
    result.with(IN_FLIGHT_MAX, 50).with(VISIBLE_END, 5319);
    assertThat(sentence())
        .contains("receives found nothing, without an error, and 80 would have to be processed")
        .contains("the processing shorter than 6.3 s");
  }

  /** 5/s, of which 40 % fail: 5 * 0.4 / 0.6 = 3.33/s; 990 of these are 297 s. */
  @Test
  void failedMessagesFillTheInFlightLimit() {
    scenario.arrivals = new Arrivals.Poisson(5);
    scenario.limits = new QueueLimits(1000, 120_000);
    scenario.timeout(600);
    scenario.fails = 0.4;
    result.with(IN_FLIGHT_MAX, 1000).with(VISIBLE_END, 5319);
    assertThat(sentence())
        .contains(
            "as those that are not deleted stay in flight for the visibility timeout of 10 min")
        .contains("with a visibility timeout of less than 4 min 57 s they fit");
  }

  /** 59 % of 10/s; ten workers at a second each are used to 100 %. */
  @Test
  void aClosedGateIsNotTakenForAThrottle() {
    scenario.arrivals = new Arrivals.Constant(10);
    scenario.count = 4;
    scenario.gate = new ProducerPlan.Gate(1000, 400);
    result.with(OFFERED, 36_000).with(LOST, 21_240).with(THROTTLED, 0).with(SENT, 14_760);
    assertThat(sentence())
        .isEqualTo(
            "59 % of the messages were never sent: the gate was closed; it stays open with at least"
                + " 11 workers.");
  }

  /** A fifth to the third is 0.8 %. */
  @Test
  void retriesHelpAgainstRandomRefusals() {
    scenario.faults.add(refusing(0.2));
    result.with(OFFERED, 28_800).with(LOST, 5760).with(THROTTLED, 0.1);
    assertThat(sentence())
        .isEqualTo(
            "20 % of the messages were never sent: 10 % of the requests were throttled; with up"
                + " to 3 attempts for each message, fewer than 1 % would be lost.");
  }

  private static FaultRule refusing(double share) {
    FaultSchedule schedule =
        new FaultSchedule(
            Long.MIN_VALUE, Long.MAX_VALUE, null, Ramp.constant(share), 1, null, null);
    return new FaultRule(CallMatch.ALL, schedule, null, new FaultThrottle(0), null, "{}");
  }

  /** 12,000 received, 500 deleted and 4 in flight leave 11,496; 10/s at a second each take 11. */
  @Test
  void retentionDoesNotHelpAgainstAnOverload() {
    scenario.arrivals = new Arrivals.Constant(10);
    scenario.count = 4;
    scenario.settings = scenario.settings.toBuilder().messageRetentionPeriodSeconds(120).build();
    result.with(EXPIRED, 30_000).with(RECEIVED, 12_000).with(REPEATED, 0);
    result.with(DELETED, 500).with(IN_FLIGHT_MAX, 4);
    assertThat(sentence())
        .isEqualTo(
            "30,000 messages of orders were lost, having outlived the queue's retention period of"
                + " 2 min: about 11,496 of them had been received but never deleted; 10/s arrive,"
                + " and only"
                + " 4/s can be processed: it needs at least 11 workers.");
  }

  /** E[R] = 1 / 0.7 leaves 12 * 0.7 - 8 = 0.4/s; twice 8 / 0.7 takes 22.9 workers. */
  @Test
  void recoveryCountsTheDeliveriesThatFail() {
    scenario.count = 12;
    scenario.timeout(300);
    scenario.process = new Processing.Constant(Duration.ofSeconds(1));
    scenario.fails = 0.3;
    scenario.downstream =
        new Downstream(
            Double.POSITIVE_INFINITY,
            List.of(new Downstream.Outage(Duration.ofMinutes(20), Duration.ofMinutes(5))));
    result.with(RECOVERY, 4620);
    assertThat(sentence())
        .contains("the workers process only 0.40/s more than arrive")
        .contains("with 23 workers");
  }

  @Test
  void whatHelpsSpeaksBeforeWhatIsOnlyExpected() {
    scenario.settings = QueueSettings.STANDARD;
    scenario.expectations.add(new Expectation("cost < $1", COST_A_MONTH, null, Comparison.LESS, 1));
    result.with(EMPTY_RECEIVES, 0.94).with(COST_A_MONTH, 2);
    assertThat(verdict().problem()).startsWith("94 % of the receives from orders found nothing");
    assertThat(verdict().others()).containsExactly("Expected cost < $1, but it is $2.00.");
  }

  @Test
  void noWorkerShortensAQueuesDelay() {
    scenario.settings = scenario.settings.toBuilder().delaySeconds(60).build();
    scenario.expectations.add(
        new Expectation("wait p99 < 5s", Figure.WAIT_P99, null, Comparison.LESS, 5));
    result.with(Figure.WAIT_P99, 61);
    assertThat(sentence())
        .isEqualTo(
            "Expected wait p99 < 5s, but it is 1 min 1 s; more workers do not help, as the"
                + " queue's delay alone is 1 min.");
  }

  /** Lambda's pollers wait for 20 s, which nobody can change. */
  @Test
  void nobodyIsAskedToChangeHowLambdaPolls() {
    scenario.settings = QueueSettings.STANDARD;
    scenario.polling = new Polling.Lambda(10, 1, Duration.ZERO, false);
    result.with(EMPTY_RECEIVES, 0.9);
    assertThat(sentence()).startsWith("The settings hold");
  }

  /** A broken expectation that no rule explains is still named. */
  @Test
  void anExpectationThatIsBrokenIsAlwaysNamed() {
    scenario.timeout(1);
    scenario.expectations.add(new Expectation("cost < $1", COST_A_MONTH, null, Comparison.LESS, 1));
    scenario.expectations.add(
        new Expectation("duplicates < 1%", DUPLICATES, null, Comparison.LESS, 0.01));
    result.with(DUPLICATES, 0.31).with(COST_A_MONTH, 2);
    assertThat(verdict().others())
        .singleElement()
        .isEqualTo("Expected cost < $1, but it is $2.00.");
  }

  @Test
  void batchesDoNotHelpAgainstIdlePolls() {
    result.with(COST_A_MONTH, 103).with(REQUESTS, 357_228).with(SENT, 60).with(EMPTY_RECEIVES, 1);
    assertThat(sentence()).startsWith("The settings hold");
  }

  /** Processing for one second is not over within a second, because the delete takes time too. */
  @Test
  void aHeldGroupIsNotMadeShorterThanItsProcessing() {
    scenario.settings = QueueSettings.FIFO;
    scenario.timeout(40);
    scenario.maxReceiveCount = 4;
    scenario.process = new Processing.Constant(Duration.ofSeconds(1));
    scenario.poison = 0.01;
    result.with(AGE_P99, 141);
    assertThat(sentence())
        .contains("with a visibility timeout of 2 s a group would be held for about 8 s");
    scenario.timeout(2);
    result.with(AGE_P99, 8);
    assertThat(sentence()).contains("should set the visibility timeout of its message to 0");
  }

  private String sentence() {
    return verdict().sentence();
  }

  private Verdict verdict() {
    Outcome outcome = new Outcome("base", scenario.build(), List.of(result.build()));
    return Verdicts.on(outcome, List.of());
  }

  @Test
  void whatStillWaitsInTheProducersIsTold() {
    result.with(OFFERED, 22_500).with(LOST, 225).with(UNSENT, 13_500).with(THROTTLED, 0.2);
    assertThat(sentence())
        .contains(
            "20 % of the requests were throttled, and at the end 60 % of the messages still wait in"
                + " the producers");
  }
}
