package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import dev.tailback.pressure.FaultDrop;
import dev.tailback.pressure.FaultDuplicate;
import dev.tailback.pressure.FaultEmptyReceive;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultLatency;
import dev.tailback.pressure.FaultMoment;
import dev.tailback.pressure.FaultPartialBatch;
import dev.tailback.pressure.FaultReorder;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSlowAnswer;
import dev.tailback.pressure.Latency;
import dev.tailback.pressure.Pace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Throttles, faults, limits and move tasks affect the calls of a run. */
class RulesTest {

  private static SceneBuilder tenASecond() {
    return SceneBuilder.lasting(2_000, 200).queue("q", 60).poisson("q", 10);
  }

  private static RunResult with(FaultRule fault) {
    SceneBuilder scene = tenASecond().workers("q", 40, exponential(1));
    scene.faults.add(fault);
    return checked(scene.run(1));
  }

  private static RunResult checked(RunResult result) {
    assertThat(result.brokenLaws()).isEmpty();
    return result;
  }

  private static double repeated(RunResult result) {
    return result.figures().get(Figure.REPEATED);
  }

  @Test
  void aThrottleLetsThroughItsRate() {
    SceneBuilder scene = tenASecond().workers("q", 40, exponential(1));
    scene.throttles.add(RuleBuilder.throttle("SendMessage", 4));
    RunResult result = checked(scene.run(1));

    assertThat(result.figures().get(Figure.SENT) / 1_800).isCloseTo(4, withPercentage(2));
    assertThat(result.figures().get(Figure.THROTTLED)).isGreaterThan(0.2);
    assertThat(result.figures().get(Figure.LOST)).isGreaterThan(8_000);
  }

  @Test
  void consumersWaitBeforeTheyReceiveAgain() {
    SceneBuilder scene = tenASecond().workers("q", 40, exponential(1));
    scene.throttles.add(RuleBuilder.throttle("ReceiveMessage", 4));
    RunResult result = checked(scene.run(1));

    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(4, withPercentage(4));
    assertThat(result.figures().get(Figure.THROTTLED)).isLessThan(0.9);
  }

  @Test
  void latencyBeforeACallDelaysItsEffectAndAfterItsAnswer() {
    RunResult before =
        with(
            RuleBuilder.always(
                "DeleteMessage", new FaultLatency(new Latency.Fixed(5_000), FaultMoment.BEFORE)));
    assertThat(before.figures().get(Figure.AGE_MEAN)).isCloseTo(6, withPercentage(3));

    RunResult after =
        with(
            RuleBuilder.always(
                "ReceiveMessage", new FaultLatency(new Latency.Fixed(2_000), FaultMoment.AFTER)));
    assertThat(after.figures().get(Figure.AGE_MEAN)).isGreaterThan(2.9);
    assertThat(after.figures().get(Figure.WAIT_MEAN)).isLessThan(1);

    RunResult slow =
        with(RuleBuilder.always("ReceiveMessage", new FaultSlowAnswer(new Pace.Over(2_000))));
    assertThat(slow.figures().get(Figure.AGE_MEAN)).isGreaterThan(2.9);
  }

  @Test
  void anErrorIsTriedAgainAndOneAfterTheEffectDoublesMessages() {
    RunResult before =
        with(
            RuleBuilder.sometimes(
                "SendMessage",
                0.1,
                new FaultError("InternalError", 500, "no", FaultMoment.BEFORE)));
    assertThat(before.figures().get(Figure.ATTEMPTS)).isCloseTo(1.11, withPercentage(1));
    assertThat(before.figures().get(Figure.SENT))
        .isCloseTo(before.figures().get(Figure.OFFERED), withPercentage(0.3));

    RunResult after =
        with(RuleBuilder.sometimes("SendMessage", 0.1, new FaultDrop(FaultMoment.AFTER)));
    assertThat(after.figures().get(Figure.SENT))
        .isCloseTo(1.11 * after.figures().get(Figure.OFFERED), withPercentage(1));
    assertThat(after.figures().get(Figure.LOST)).isZero();
  }

  @Test
  void anErrorThatIsNoThrottleAndNoFaultIsFinal() {
    RunResult result =
        with(
            RuleBuilder.sometimes(
                "SendMessage", 0.1, new FaultError("AccessDenied", 403, "no", FaultMoment.BEFORE)));
    assertThat(result.figures().get(Figure.ATTEMPTS)).isEqualTo(1);
    assertThat(result.figures().get(Figure.LOST))
        .isCloseTo(0.1 * result.figures().get(Figure.OFFERED), withPercentage(5));
  }

  @Test
  void aDeleteThatFailsForGoodBringsTheMessageBack() {
    RunResult result =
        with(
            RuleBuilder.sometimes(
                "DeleteMessage",
                0.05,
                new FaultError("AccessDenied", 403, "no", FaultMoment.BEFORE)));
    assertThat(repeated(result)).isCloseTo(0.05, withPercentage(10));
  }

  @Test
  void aDuplicateIsDeliveredTwice() {
    RunResult result = with(RuleBuilder.always("ReceiveMessage", new FaultDuplicate(0.2)));
    assertThat(result.figures().get(Figure.RECEIVES_PER_MESSAGE)).isCloseTo(1.2, withPercentage(2));
  }

  @Test
  void shortPollsFindNothingAndLongPollsAreLeftAlone() {
    RunResult result = with(RuleBuilder.always("ReceiveMessage", new FaultEmptyReceive()));
    assertThat(result.figures().get(Figure.EMPTY_RECEIVES)).isLessThan(0.1);

    ConsumerBuilder hasty = new ConsumerBuilder("workers", "q", 40, exponential(1));
    hasty.receive = new ConsumerPlan.Receive(1, null, 0);
    SceneBuilder scene = tenASecond().consumer(hasty);
    scene.faults.add(RuleBuilder.always("ReceiveMessage", new FaultEmptyReceive()));
    assertThat(checked(scene.run(1)).figures().get(Figure.RECEIVED)).isZero();
  }

  @Test
  void entriesOfABatchThatFailAreSentAgain() {
    SceneBuilder scene = tenASecond().batch(10).workers("q", 40, exponential(1));
    scene.faults.add(
        RuleBuilder.always("SendMessageBatch", new FaultPartialBatch(0.2, "InternalError", "no")));
    RunResult result = checked(scene.run(1));
    /* 89 % of the batches have a failure, and 28 % another; one that is sent alone has none. */
    assertThat(result.figures().get(Figure.ATTEMPTS)).isCloseTo(2.174, withPercentage(2));
    assertThat(result.figures().get(Figure.LOST) / result.figures().get(Figure.OFFERED))
        .isBetween(0.002, 0.008);
  }

  @Test
  void anotherOrderMakesSomeWaitLonger() {
    SceneBuilder ordered = SceneBuilder.lasting(3_000, 500).queue("q", 600).poisson("q", 9.8);
    double before =
        checked(ordered.workers("q", 10, exponential(1)).run(1)).figures().get(Figure.WAIT_P99);
    SceneBuilder scene = SceneBuilder.lasting(3_000, 500).queue("q", 600).poisson("q", 9.8);
    scene.workers("q", 10, exponential(1));
    scene.faults.add(RuleBuilder.always("ReceiveMessage", new FaultReorder(1_000)));
    double after = checked(scene.run(1)).figures().get(Figure.WAIT_P99);
    assertThat(after).isGreaterThan(1.5 * before);
  }

  @Test
  void theInFlightLimitRefusesShortPollsAndSilencesLongOnes() {
    assertThat(atTheLimit(0).get(Figure.OVER_LIMIT)).isGreaterThan(100);
    assertThat(atTheLimit(20).get(Figure.OVER_LIMIT)).isZero();
    assertThat(atTheLimit(20).get(Figure.IN_FLIGHT_MAX)).isEqualTo(5);
    assertThat(atTheLimit(20).get(Figure.THROUGHPUT)).isCloseTo(5, withPercentage(5));
  }

  private static Map<Figure, Double> atTheLimit(int waitSeconds) {
    SceneBuilder scene = SceneBuilder.lasting(1_000, 100);
    scene.queues.add(
        new QueuePlan("q", QueueSettings.STANDARD, null, 0, new QueueLimits(5, 120_000)));
    ConsumerBuilder workers = new ConsumerBuilder("workers", "q", 10, exponential(1));
    workers.receive = new ConsumerPlan.Receive(1, null, waitSeconds);
    return checked(scene.poisson("q", 10).consumer(workers).run(1)).figures();
  }

  @Test
  void aMoveTaskBringsDeadLettersBackAtItsRate() {
    SceneBuilder scene =
        SceneBuilder.lasting(1_000, 0)
            .deadLetters("q", 5, 1)
            .producer(
                "q",
                new Arrivals.Trace(
                    java.util.List.of(
                        new Arrivals.Trace.Step(seconds(0), 10),
                        new Arrivals.Trace.Step(seconds(100), 0))));
    ConsumerBuilder depending =
        new ConsumerBuilder("workers", "q", 20, new Processing.Constant(seconds(0.5)));
    depending.downstream =
        new ConsumerPlan.Downstream(
            Double.POSITIVE_INFINITY,
            java.util.List.of(new ConsumerPlan.Downstream.Outage(seconds(0), seconds(200))));
    scene.consumer(depending);
    scene.redrives.add(new RedrivePlan("dlq", seconds(500), 5));
    RunResult result = checked(scene.run(1));

    double sent = result.figures().get(Figure.SENT);
    assertThat(result.byQueue().get("q").get(Figure.DEAD_LETTERED)).isEqualTo(sent);
    assertThat(result.byQueue().get("q").get(Figure.DELETED)).isEqualTo(sent);
    assertThat(result.byQueue().get("dlq").get(Figure.VISIBLE_END)).isZero();
    double[] dead =
        result.series().stream()
            .filter(series -> series.of().equals("dlq"))
            .findFirst()
            .orElseThrow()
            .values();
    assertThat(dead[499] - dead[599]).isCloseTo(500, offset(5.0));
  }
}
