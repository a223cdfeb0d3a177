package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Figure.AGE_P99;
import static dev.tailback.lab.result.Figure.ATTEMPTS;
import static dev.tailback.lab.result.Figure.COST_A_MONTH;
import static dev.tailback.lab.result.Figure.DEAD_LETTERED_SHARE;
import static dev.tailback.lab.result.Figure.DUPLICATES;
import static dev.tailback.lab.result.Figure.EMPTY_RECEIVES;
import static dev.tailback.lab.result.Figure.EXPIRED;
import static dev.tailback.lab.result.Figure.IN_FLIGHT_MAX;
import static dev.tailback.lab.result.Figure.IN_FLIGHT_MEAN;
import static dev.tailback.lab.result.Figure.LOST;
import static dev.tailback.lab.result.Figure.OFFERED;
import static dev.tailback.lab.result.Figure.OVER_LIMIT;
import static dev.tailback.lab.result.Figure.RECEIVES_PER_MESSAGE;
import static dev.tailback.lab.result.Figure.RECOVERY;
import static dev.tailback.lab.result.Figure.REPEATED;
import static dev.tailback.lab.result.Figure.REQUESTS;
import static dev.tailback.lab.result.Figure.SENT;
import static dev.tailback.lab.result.Figure.THROTTLED;
import static dev.tailback.lab.result.Figure.VISIBLE_END;
import static dev.tailback.lab.result.Figure.VISIBLE_MAX;
import static dev.tailback.lab.result.Figure.VISIBLE_MEAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.ConsumerPlan.Heartbeat;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of the verdicts are computed by hand. */
class VerdictTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();
  private final ResultBuilder result = new ResultBuilder(1);

  /** The logarithm of 100 is 4.605, times 10 s. */
  @Test
  void aTimeoutForExponentialTimesIsTheirNinetyNinthPercentile() {
    scenario.timeout(12);
    scenario.arrivals = new Arrivals.Poisson(0.5);
    scenario.process = new Processing.Exponential(Duration.ofSeconds(10));
    result.with(DUPLICATES, 0.3).with(RECEIVES_PER_MESSAGE, 1.34).with(SENT, 1800);
    assertThat(sentence())
        .isEqualTo(
            "30 % of the messages were received more than once: the visibility timeout of 12 s is"
                + " 1.2 times the mean processing time of 10 s; with 47 s, fewer than 1 % would"
                + " be received again.");
  }

  /** 20 s hold 12.5 % back, 30 s 1.4 %; below 1 % it is from 32 s on. */
  @Test
  void aTimeoutCoversTheBatch() {
    scenario.timeout(20);
    scenario.max = 10;
    scenario.count = 100;
    scenario.process = new Processing.Exponential(Duration.ofSeconds(2));
    result.with(DUPLICATES, 0.125);
    assertThat(sentence())
        .contains(
            "the visibility timeout of 20 s is 1.0 times the mean processing time of 20 s of a")
        .contains("with 32 s, fewer than 1 % would be received again");
  }

  @Test
  void aHeartbeatMakesUpForAShortTimeout() {
    scenario.timeout(2);
    scenario.heartbeat = new Heartbeat(Duration.ofSeconds(1), Duration.ofSeconds(2));
    result.with(DUPLICATES, 0.02);
    assertThat(sentence()).startsWith("The settings hold");
  }

  /** 12/s at a second each, 5 at a time: 12 - 5 = 7/s, 25,200 an hour; 12 / 0.8 = 15. */
  @Test
  void tooFewWorkersAreTold() {
    scenario.arrivals = new Arrivals.Poisson(12);
    scenario.count = 5;
    result.with(VISIBLE_END, 25_000);
    assertThat(sentence())
        .isEqualTo(
            "The backlog of orders grows by 25,200 messages an hour: 12/s arrive, and 5 workers can"
                + " process 5/s; it needs at least 13 workers, and 15 for a utilisation of 80 %.");
  }

  /** 8/s, each 1.29 times: 10.32, for ten workers; 10 / 1.29 = 7.75. */
  @Test
  void repeatsThatMakeTheBacklogGrowAreTheCauseThatSpeaksFirst() {
    scenario.timeout(1);
    result.with(DUPLICATES, 0.31).with(RECEIVES_PER_MESSAGE, 1.29).with(VISIBLE_END, 800);
    Verdict verdict = verdict();
    assertThat(verdict.problem()).startsWith("31 % of the messages were received more than once");
    assertThat(verdict.remedy()).isEqualTo("with 5 s, fewer than 1 % would be received again");
    assertThat(verdict.others())
        .singleElement()
        .asString()
        .contains("10 workers can process 7.75/s, each received 1.29 times")
        .contains("at least 11 workers");
  }

  @Test
  void theDownstreamCanBeTheBottleneck() {
    scenario.arrivals = new Arrivals.Poisson(8);
    scenario.count = 20;
    scenario.downstream = new Downstream(5, List.of());
    result.with(VISIBLE_END, 10_000);
    assertThat(sentence())
        .contains("what the workers call can process 5/s")
        .contains("it must take more than 8/s");
  }

  /** Four groups at a second each. */
  @Test
  void fifoQueuesNeedGroups() {
    scenario.settings = QueueSettings.FIFO;
    scenario.groups = new ProducerPlan.Groups(4, 0);
    scenario.count = 12;
    scenario.arrivals = new Arrivals.Poisson(8.5);
    result.with(VISIBLE_END, 10_000);
    assertThat(sentence())
        .contains("4 message groups for 12 workers: 4/s are possible, and 8.50/s arrive")
        .contains("it needs at least 9 groups");
  }

  /** 0.3 to the power of 3 is 2.7 %; of 6 it is 0.07 %. */
  @Test
  void aSmallMaxReceiveCountLosesMessages() {
    scenario.maxReceiveCount = 3;
    scenario.fails = 0.3;
    scenario.count = 20;
    result.with(DEAD_LETTERED_SHARE, 0.027).with(RECEIVES_PER_MESSAGE, 1.39);
    assertThat(sentence())
        .isEqualTo(
            "2.7 % of the messages of orders were dead-lettered after 3 receives: 30 % of the"
                + " deliveries fail; with a maxReceiveCount of 6, fewer than 0.1 % would be"
                + " dead-lettered.");
  }

  /** In 300 s a message comes back every 30 s: at 0, 30, ... 300, and then once more. */
  @Test
  void anOutageUsesUpReceives() {
    scenario.maxReceiveCount = 3;
    scenario.timeout(30);
    scenario.downstream =
        new Downstream(
            Double.POSITIVE_INFINITY,
            List.of(new Downstream.Outage(Duration.ofMinutes(10), Duration.ofMinutes(5))));
    result.with(DEAD_LETTERED_SHARE, 0.06).with(RECOVERY, 60);
    assertThat(sentence()).contains("an outage of 5 min").contains("a maxReceiveCount of 12");
  }

  /** Half of the workers are spare: 8/s times 300 s are 2,400, at 2/s. Twice 8/s takes 16. */
  @Test
  void recoveryTakesSpareWorkers() {
    scenario.downstream =
        new Downstream(
            Double.POSITIVE_INFINITY,
            List.of(new Downstream.Outage(Duration.ofMinutes(10), Duration.ofMinutes(5))));
    result.with(RECOVERY, 1200);
    assertThat(sentence())
        .isEqualTo(
            "After the outage of 5 min it takes 20 min until the backlog is gone: about 2,400"
                + " messages, and the workers process only 2/s more than arrive; with 16 workers"
                + " it takes as long as the"
                + " outage.");
  }

  /** 8/s of which 1 % are 288 an hour; 2 of 102 deliveries are repeats after 3 receives. */
  @Test
  void poisonComesBackWithoutADeadLetterQueue() {
    scenario.poison = 0.01;
    scenario.count = 20;
    result.with(REPEATED, 0.4);
    assertThat(sentence())
        .isEqualTo(
            "40 % of the deliveries are repeats: 288 messages an hour always fail, and come back"
                + " every 30 s for 4 d; with a dead-letter queue after 3 receives, 2.0 % would be"
                + " repeats.");
  }

  @Test
  void expiredMessagesAreLost() {
    result.with(EXPIRED, 12);
    assertThat(sentence()).contains("12 messages of orders were lost").contains("of 4 d");
  }

  /** 1,600 of 28,800 are 5.6 %; 8/s against 3/s are batches of 3. */
  @Test
  void throttledProducersShouldSendBatches() {
    scenario.throttles.add(
        new ThrottleRule(
            null,
            CallMatch.ALL,
            ThrottleScope.QUEUE_AND_ACTION,
            ThrottleUnit.CALLS,
            Quota.perSecond(3),
            Map.of(),
            null));
    result.with(THROTTLED, 0.5).with(ATTEMPTS, 2.6).with(LOST, 1600).with(OFFERED, 28_800);
    assertThat(sentence())
        .contains("5.6 % of the messages were never sent: 50 % of the requests were throttled")
        .contains("retries turned each request into 2.60")
        .contains("with batches of 3 the 8/s fit into the limit of 3/s");
  }

  /** 100 messages in flight for 10 workers are 10 each, one less to be sure. */
  @Test
  void theInFlightLimitIsTold() {
    scenario.limits = new QueueLimits(100, 120_000);
    scenario.max = 10;
    scenario.isParallel = true;
    result.with(IN_FLIGHT_MAX, 100).with(OVER_LIMIT, 7);
    assertThat(sentence())
        .contains("The limit of 100 messages in flight was reached: 7 receives were refused")
        .contains("10 workers that receive at most 9 at a time stay below it");
  }

  @Test
  void aFullLookAheadIsTold() {
    scenario.settings = QueueSettings.FIFO;
    scenario.timeout(600);
    scenario.limits = new QueueLimits(120_000, 60);
    scenario.groups = new ProducerPlan.Groups(100, 0);
    result.with(VISIBLE_MAX, 143);
    assertThat(sentence())
        .contains("Only the first 60 messages of orders are searched")
        .contains("a visibility timeout of 7 s instead of 10 min");
  }

  /** By Zipf's law with exponent 1, the first of two groups has 2/3 of 6/s: 4/s. */
  @Test
  void aGroupThatIsTooLargeIsTold() {
    scenario.settings = QueueSettings.FIFO;
    scenario.arrivals = new Arrivals.Poisson(6);
    scenario.count = 2;
    scenario.process = new Processing.Exponential(Duration.ofMillis(300));
    scenario.groups = new ProducerPlan.Groups(2, 1);
    assertThat(sentence())
        .contains("The largest message group of orders gets 4/s")
        .contains("at most 3.33/s")
        .contains("split it into at least 2 groups");
  }

  /** The logarithm of 1 / 0.003 is 5.81. */
  @Test
  void aTimeoutKeepsWhatIsExpected() {
    scenario.timeout(5);
    scenario.expectations.add(
        new Expectation("duplicates < 0.3%", DUPLICATES, null, Comparison.LESS, 0.003));
    result.with(DUPLICATES, 0.0067);
    assertThat(sentence()).contains("with 6 s, fewer than 0.30 % would be received again");
  }

  @Test
  void workersThatAreKilledAreTold() {
    scenario.timeout(120);
    scenario.deploy =
        new ConsumerPlan.Deploy(Duration.ofMinutes(10), 5, Duration.ofSeconds(20), Duration.ZERO);
    result.with(Figure.AGE_MAX, 125);
    assertThat(sentence())
        .contains("comes back after the visibility timeout of 2 min")
        .contains("with 5 s, 99 % of the messages would be finished");
  }

  /** 60/s for a minute in twenty are 3/s of 7/s: 4/s, 57 %, are the others'. */
  @Test
  void aNoisyNeighbourIsTold() {
    scenario.arrivals = new Arrivals.Poisson(4);
    scenario.otherProducers.add(
        scenario.producer(
            "noisy", new Arrivals.OnOff(60, Duration.ofMinutes(1), Duration.ofMinutes(19))));
    result.with(Figure.WAIT_P50, 98);
    assertThat(sentence())
        .contains("noisy sends up to 60/s")
        .contains("these 57 % of the messages are received first");
  }

  /** The logarithm of 1,000 is 6.9, with a second each: 7 s, three times. */
  @Test
  void aHeldGroupIsTold() {
    scenario.settings = QueueSettings.FIFO;
    scenario.timeout(600);
    scenario.maxReceiveCount = 3;
    scenario.groups = new ProducerPlan.Groups(100, 0);
    scenario.poison = 0.01;
    result.with(AGE_P99, 1200);
    assertThat(sentence())
        .contains("waits 20 min or longer")
        .contains("up to 30 min if it always fails")
        .contains("with a visibility timeout of 7 s a group would be held for about 21 s");
  }

  /**
   * By Erlang's C, 24.5 % e^-3 = 1.2 % wait longer with 11 workers, and 14.0 % e^-4 = 0.3 % with
   * 12.
   */
  @Test
  void workersThatKeepAnExpectationAreCounted() {
    scenario.expectations.add(
        new Expectation("p99 wait < 1s", Figure.WAIT_P99, null, Comparison.LESS, 1));
    result.with(Figure.WAIT_P99, 1.86);
    assertThat(sentence())
        .isEqualTo("Expected p99 wait < 1s, but it is 1.9 s; with 12 workers it would hold.");
  }

  @Test
  void moreWorkersDoNotHelpAgainstProcessing() {
    scenario.expectations.add(
        new Expectation("p99 age < 3s", Figure.AGE_P99, null, Comparison.LESS, 3));
    result.with(AGE_P99, 5);
    assertThat(sentence()).contains("the processing alone takes 4.6 s");
  }

  /** 2 of 10 workers are idle, for 3,600 s, 20 s each time: 360. */
  @Test
  void shortPollsAreTold() {
    scenario.settings = QueueSettings.STANDARD;
    result.with(EMPTY_RECEIVES, 0.94);
    assertThat(sentence())
        .isEqualTo(
            "94 % of the receives from orders found nothing, as they wait for 0 s; with"
                + " WaitTimeSeconds 20, at most 360 an hour would find nothing.");
  }

  /** Eight are processed, so that 2.96 wait in batches. */
  @Test
  void batchesHideABacklog() {
    scenario.max = 10;
    scenario.timeout(60);
    result.with(VISIBLE_MEAN, 0.38).with(IN_FLIGHT_MEAN, 10.96);
    assertThat(sentence())
        .contains("0.38 messages of orders are visible, but 2.96 of the 11.0 in flight wait");
  }

  @Test
  void requestsCost() {
    result.with(COST_A_MONTH, 249).with(REQUESTS, 86_400).with(SENT, 28_800);
    assertThat(sentence())
        .isEqualTo(
            "Each message takes 3 requests, which cost $249 a month; in full batches of ten they"
                + " would cost $24.90.");
  }

  /** 8 of 10 workers are used; 10 / 8 is a quarter more. */
  @Test
  void settingsThatHoldHaveAMargin() {
    assertThat(sentence())
        .isEqualTo(
            "The settings hold: 80 % of the capacity of workers is used, and the backlog would grow"
                + " with 25 % more traffic.");
  }

  @Test
  void variantsAreQuotedAndSayWhetherTheyAreClear() {
    scenario.timeout(1);
    result.with(DUPLICATES, 0.31);
    Outcome base = outcome();
    Outcome six = new Outcome("6 s", scenario.build(), results(0.002));
    Outcome same = new Outcome("1 s", scenario.build(), results(0.31));
    assertThat(Verdicts.on(base, List.of(six, same)).sentence())
        .endsWith("would be received again. With 6 s: 0.20 %, with 1 s: 31 % (not clear).");
  }

  private static List<RunResult> results(double duplicates) {
    return List.of(new ResultBuilder(1).with(DUPLICATES, duplicates).build());
  }

  private String sentence() {
    return verdict().sentence();
  }

  private Verdict verdict() {
    return Verdicts.on(outcome(), List.of());
  }

  private Outcome outcome() {
    Scenario built = scenario.build();
    return new Outcome("base", built, List.of(result.build()));
  }
}
