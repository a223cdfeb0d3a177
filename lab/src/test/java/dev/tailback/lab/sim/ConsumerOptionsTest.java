package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.sim.SceneBuilder.ConsumerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each option of consumers has the documented effect. */
class ConsumerOptionsTest {
  private static final Processing ONE_SECOND = new Processing.Constant(seconds(1));

  private static ConsumerBuilder workers(int count, Processing processing) {
    return new ConsumerBuilder("workers", "q", count, processing);
  }

  private static double figure(RunResult result, Figure figure) {
    assertThat(result.brokenLaws()).isEmpty();
    return result.figures().get(figure);
  }

  /** One message a second for a thousand seconds. */
  private static SceneBuilder oneASecond(int visibilityTimeout) {
    return SceneBuilder.lasting(1_000, 0)
        .queue("q", visibilityTimeout)
        .producer("q", new Arrivals.Constant(1));
  }

  @Test
  @Timeout(60)
  void timePassesEvenIfNothingTakesTime() {
    ConsumerBuilder workers =
        new ConsumerBuilder("workers", "q", 1, new Processing.Constant(seconds(0)));
    workers.fails = 1;
    RunResult result =
        SceneBuilder.lasting(10, 0)
            .queue("q", 0)
            .producer("q", new Arrivals.Constant(1))
            .consumer(workers)
            .run(1);
    assertThat(result.figures().get(Figure.RECEIVED)).isBetween(8_000.0, 10_000.0);
  }

  @Test
  void aBatchIsProcessedOneByOneOrSideBySide() {
    ConsumerBuilder serial = workers(1, ONE_SECOND);
    serial.receive = new ConsumerPlan.Receive(10, null, 20);
    ConsumerBuilder parallel = workers(1, ONE_SECOND);
    parallel.receive = new ConsumerPlan.Receive(10, null, 20);
    parallel.isParallel = true;
    Arrivals five = new Arrivals.Constant(5);

    RunResult one =
        SceneBuilder.lasting(100, 0).queue("q", 60).producer("q", five).consumer(serial).run(1);
    RunResult many =
        SceneBuilder.lasting(100, 0).queue("q", 60).producer("q", five).consumer(parallel).run(1);

    assertThat(figure(one, Figure.THROUGHPUT)).isCloseTo(1, offset(0.02));
    assertThat(figure(many, Figure.THROUGHPUT)).isCloseTo(5, offset(0.1));
  }

  @Test
  void aBatchIsDeletedByOneRequest() {
    ConsumerBuilder single = workers(1, new Processing.Constant(seconds(0.05)));
    single.receive = new ConsumerPlan.Receive(10, null, 20);
    ConsumerBuilder batch = workers(1, new Processing.Constant(seconds(0.05)));
    batch.receive = new ConsumerPlan.Receive(10, null, 20);
    batch.deletesBatch = true;
    Arrivals tooMany = new Arrivals.Constant(30);

    RunResult one =
        SceneBuilder.lasting(100, 0).queue("q", 60).producer("q", tooMany).consumer(single).run(1);
    RunResult all =
        SceneBuilder.lasting(100, 0).queue("q", 60).producer("q", tooMany).consumer(batch).run(1);

    assertThat(figure(one, Figure.DELETED)).isCloseTo(2_000, offset(15.0));
    assertThat(figure(one, Figure.REQUESTS)).isCloseTo(3_000 + 2_000 + 200, offset(25.0));
    assertThat(figure(all, Figure.DELETED)).isCloseTo(2_000, offset(15.0));
    assertThat(figure(all, Figure.REQUESTS)).isCloseTo(3_000 + 200 + 200, offset(25.0));
  }

  @Test
  void poisonFailsEachTimeAndOtherMessagesNever() {
    SceneBuilder scene = SceneBuilder.lasting(20_000, 0).deadLetters("q", 5, 4).poisson("q", 5);
    ConsumerBuilder poisoned = workers(20, ONE_SECOND);
    poisoned.poison = 0.02;
    RunResult result = scene.consumer(poisoned).run(3);

    assertThat(figure(result, Figure.DEAD_LETTERED_SHARE)).isCloseTo(0.02, withPercentage(7));
    /* Each dead letter was received four times, and nothing else twice. */
    double again = figure(result, Figure.REPEATED) * figure(result, Figure.RECEIVED);
    assertThat(again).isCloseTo(3 * figure(result, Figure.DEAD_LETTERED), withPercentage(1));
  }

  @Test
  void aCrashReturnsWhatIsInHandAfterTheVisibilityTimeout() {
    ConsumerBuilder crashing = workers(4, ONE_SECOND);
    crashing.crash = new ConsumerPlan.Crash(seconds(100), seconds(25));
    RunResult result =
        SceneBuilder.lasting(40_000, 0)
            .queue("q", 30)
            .producer("q", new Arrivals.Poisson(1))
            .consumer(crashing)
            .run(3);

    assertThat(figure(result, Figure.WORKERS_MEAN)).isCloseTo(4 * 0.8, withPercentage(3));
    /* A delivery is cut short with the probability of a crash in its second. */
    assertThat(figure(result, Figure.REPEATED)).isCloseTo(0.01, withPercentage(15));
    assertThat(figure(result, Figure.AGE_MAX)).isGreaterThan(30);
  }

  @Test
  void aDeployReplacesAFewWorkersAtATime() {
    ConsumerBuilder deployed = workers(4, ONE_SECOND);
    deployed.deploy = new ConsumerPlan.Deploy(seconds(100), 2, seconds(60), seconds(10));
    RunResult result =
        SceneBuilder.lasting(400, 0)
            .queue("q", 30)
            .producer("q", new Arrivals.Constant(0.5))
            .consumer(deployed)
            .run(1);

    double[] workers = series(result, Series.Measure.WORKERS);
    assertThat(workers[90]).isEqualTo(4);
    assertThat(workers[110]).isEqualTo(2);
    assertThat(workers[170]).isEqualTo(2);
    assertThat(workers[230]).isEqualTo(4);
    assertThat(figure(result, Figure.REPEATED)).isZero();
  }

  @Test
  void aDeployWithoutGraceLosesWhatIsInHand() {
    ConsumerBuilder deployed = workers(4, new Processing.Constant(seconds(20)));
    deployed.deploy = new ConsumerPlan.Deploy(seconds(100), 4, seconds(5), seconds(0));
    RunResult result =
        SceneBuilder.lasting(400, 0)
            .queue("q", 30)
            .producer("q", new Arrivals.Constant(0.19))
            .consumer(deployed)
            .run(1);

    double again = figure(result, Figure.REPEATED) * figure(result, Figure.RECEIVED);
    assertThat(again).isEqualTo(4);
  }

  private static double[] series(RunResult result, Series.Measure measure) {
    return result.series().stream()
        .filter(series -> series.measure() == measure)
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void aHeartbeatKeepsMessagesInvisibleUntilTwelveHours() {
    Processing long20 = new Processing.Constant(seconds(20));
    ConsumerBuilder silent = workers(40, long20);
    ConsumerBuilder beating = workers(40, long20);
    beating.heartbeat = new ConsumerPlan.Heartbeat(seconds(5), seconds(10));

    assertThat(figure(oneASecond(10).consumer(silent).run(1), Figure.REPEATED)).isGreaterThan(0.4);
    assertThat(figure(oneASecond(10).consumer(beating).run(1), Figure.REPEATED)).isZero();

    ConsumerBuilder endless = workers(1, new Processing.Constant(seconds(46_000)));
    endless.heartbeat = new ConsumerPlan.Heartbeat(seconds(600), seconds(1_200));
    RunResult result =
        SceneBuilder.lasting(45_000, 0)
            .queue("q", 1_200)
            .producer("q", new Arrivals.Trace(List.of(new Arrivals.Trace.Step(seconds(0), 0.0005))))
            .consumer(endless)
            .run(4);
    double[] inFlight = series(result, Series.Measure.IN_FLIGHT);
    assertThat(inFlight[900]).isEqualTo(1);
    assertThat(inFlight[inFlight.length - 1]).isZero();
  }

  @Test
  void aDownstreamLimitIsSharedByAllWorkers() {
    ConsumerBuilder limited = workers(50, new Processing.Constant(seconds(0.1)));
    limited.downstream = new ConsumerPlan.Downstream(3, List.of());
    RunResult result =
        SceneBuilder.lasting(500, 100)
            .queue("q", 600)
            .producer("q", new Arrivals.Poisson(20))
            .consumer(limited)
            .run(1);

    assertThat(figure(result, Figure.THROUGHPUT)).isCloseTo(3, withPercentage(1));
  }

  @Test
  void anOutageFailsEachDelivery() {
    ConsumerBuilder depending = workers(5, ONE_SECOND);
    depending.downstream =
        new ConsumerPlan.Downstream(
            Double.POSITIVE_INFINITY,
            List.of(new ConsumerPlan.Downstream.Outage(seconds(100), seconds(50))));
    RunResult result = oneASecond(200).consumer(depending).run(1);

    double again = figure(result, Figure.REPEATED) * figure(result, Figure.RECEIVED);
    assertThat(again).isBetween(49.0, 51.0);
    double[] deleted = series(result, Series.Measure.DELETED_RATE);
    assertThat(deleted[95]).isEqualTo(1);
    assertThat(deleted[130]).isZero();
  }

  @Test
  void oldMessagesAreDroppedOrSentAside() {
    ConsumerBuilder dropping = workers(1, ONE_SECOND);
    dropping.old = new ConsumerPlan.OldMessages(seconds(10), null);
    RunResult dropped =
        SceneBuilder.lasting(1_000, 100)
            .queue("q", 60)
            .producer("q", new Arrivals.Poisson(3))
            .consumer(dropping)
            .run(1);
    assertThat(figure(dropped, Figure.AGE_P99)).isLessThan(12);
    assertThat(figure(dropped, Figure.THROUGHPUT)).isCloseTo(3, withPercentage(5));

    ConsumerBuilder sidelining = workers(1, ONE_SECOND);
    sidelining.old = new ConsumerPlan.OldMessages(seconds(10), "aside");
    RunResult sidelined =
        SceneBuilder.lasting(1_000, 100)
            .queue("q", 60)
            .queue("aside", 60)
            .producer("q", new Arrivals.Poisson(3))
            .consumer(sidelining)
            .run(1);
    assertThat(figure(sidelined, Figure.AGE_P99)).isLessThan(12);
    assertThat(sidelined.byQueue().get("aside").get(Figure.SENT)).isBetween(1_600.0, 2_000.0);
  }

  @Test
  void aShortPollThatFindsNothingIsRepeatedAtOnceAndALongPollWaits() {
    ConsumerBuilder hasty = workers(1, ONE_SECOND);
    hasty.receive = new ConsumerPlan.Receive(1, null, 0);
    SceneBuilder idle = SceneBuilder.lasting(1_000, 0).queue("q", 60);
    assertThat(figure(idle.consumer(hasty).run(1), Figure.REQUESTS))
        .isCloseTo(50_000, withPercentage(1));

    SceneBuilder calm = SceneBuilder.lasting(1_000, 0).queue("q", 60);
    RunResult result = calm.consumer(workers(1, ONE_SECOND)).run(1);
    assertThat(figure(result, Figure.REQUESTS)).isCloseTo(50, offset(1.0));
    assertThat(figure(result, Figure.EMPTY_RECEIVES)).isEqualTo(1);
  }

  @Test
  void theVisibilityTimeoutOfAReceiveGoesBeforeTheQueues() {
    ConsumerBuilder own = workers(40, new Processing.Constant(seconds(20)));
    own.receive = new ConsumerPlan.Receive(1, 30, 20);
    assertThat(figure(oneASecond(10).consumer(own).run(1), Figure.REPEATED)).isZero();
  }

  @Test
  void anExponentialTimeIsDrawnForEachDelivery() {
    RunResult result =
        SceneBuilder.lasting(20_000, 0)
            .queue("q", 600)
            .poisson("q", 1)
            .workers("q", 30, exponential(2))
            .run(1);
    assertThat(figure(result, Figure.AGE_P50)).isCloseTo(2 * Math.log(2), withPercentage(3));
  }
}
