package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiringTest {
  private static final long NOW = 1_000_000;
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");
  private static final QueueAddress FIFO = ORDERS.sibling("orders.fifo");

  private final Queues queues = new Queues(EngineSettings.seeded(1), NOW);
  private final Faults faults = new Faults(1, RuleSetting.OWN_QUEUES);

  private static FaultRule rule(FaultEffect effect, double probability) {
    FaultSchedule schedule =
        new FaultSchedule(
            Long.MIN_VALUE, Long.MAX_VALUE, null, Ramp.constant(probability), 1, null, null);
    return new FaultRule(CallMatch.ALL, schedule, null, effect, null, "{}");
  }

  private static CallDescription call(String action, @Nullable QueueAddress queue) {
    return new CallDescription(action, "000000000000", "test", null, queue, 1, Map.of(), 0, null);
  }

  @Test
  void theFirstMatchFiresAndLaterRulesAreNotEvaluated() {
    faults.add(rule(new FaultThrottle(7), 1), queues.timeline());
    faults.add(rule(new FaultDrop(FaultMoment.BEFORE), 1), queues.timeline());
    Firing firing = faults.firing(queues, call("ListQueues", null));
    assertThat(firing).isNotNull();
    assertThat(firing.effect()).isEqualTo(new FaultThrottle(7));
    assertThat(faults.list(NOW)).extracting(RuleStatus::hits).containsExactly(1L, 0L);
  }

  @Test
  void duplicatesHappenOnlyToStandardQueuesThatExist() {
    faults.add(rule(new FaultDuplicate(1), 1), queues.timeline());
    assertThat(faults.firing(queues, call("ReceiveMessage", null))).isNull();
    assertThat(faults.firing(queues, call("ReceiveMessage", ORDERS))).isNull();
    queues.create(FIFO, QueueSettings.FIFO);
    assertThat(faults.firing(queues, call("ReceiveMessage", FIFO))).isNull();
    queues.create(ORDERS, QueueSettings.STANDARD);
    assertThat(faults.firing(queues, call("ReceiveMessage", ORDERS))).isNotNull();
    assertThat(faults.firing(queues, call("SendMessage", ORDERS))).isNull();
  }

  @Test
  void inFrontOfAnotherSqsTheNameTellsTheTypeOfAQueue() {
    Faults inFront = new Faults(1, RuleSetting.IN_FRONT);
    inFront.add(rule(new FaultDuplicate(1), 1), queues.timeline());
    assertThat(inFront.firing(queues, call("ReceiveMessage", ORDERS))).isNotNull();
    assertThat(inFront.firing(queues, call("ReceiveMessage", FIFO))).isNull();
    assertThat(inFront.firing(queues, call("ReceiveMessage", null))).isNull();
    inFront.startWith(List.of(only(QueueType.FIFO)), queues.timeline());
    assertThat(inFront.firing(queues, call("SendMessage", FIFO))).isNotNull();
    assertThat(inFront.firing(queues, call("SendMessage", ORDERS))).isNull();
    assertThat(inFront.firing(queues, call("ListQueues", null))).isNull();
  }

  @Test
  void inFrontOfAnotherSqsThrottlesMatchByTheNameOfTheQueue() {
    Throttles inFront = new Throttles(RuleSetting.IN_FRONT);
    inFront.addMissing(ThrottleProfile.AWS_FIFO.rules(), queues.timeline());
    for (int i = 0; i < 300; i++) {
      assertThat(inFront.admit(queues, call("SendMessage", FIFO))).isZero();
    }
    assertThat(inFront.admit(queues, call("SendMessage", FIFO))).isPositive();
    assertThat(inFront.admit(queues, call("SendMessage", ORDERS))).isZero();
  }

  private static FaultRule only(QueueType type) {
    CallMatch match = new CallMatch(null, type, Set.of(), null, null, null);
    return new FaultRule(match, FaultSchedule.ALWAYS, null, new FaultThrottle(0), null, "{}");
  }

  private static List<FaultEffect> effects() {
    return List.of(
        new FaultDrop(FaultMoment.AFTER),
        new FaultDuplicate(1),
        new FaultEmptyReceive(),
        new FaultError("OverLimit", null, FaultError.TEXT, FaultMoment.BEFORE),
        new FaultLatency(new Latency.Fixed(5), FaultMoment.BEFORE),
        new FaultLatency(new Latency.Fixed(5), FaultMoment.AFTER),
        new FaultPartialBatch(1, "InternalError", FaultError.TEXT),
        new FaultReorder(10),
        new FaultSkew(1, 1, 0, 0),
        new FaultSlowAnswer(new Pace.Over(5)),
        new FaultThrottle(0));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void everyEffectGivesACallExactlyOneOutcome(FaultEffect effect) {
    RecordedCall call = new RecordedCall();
    new Firing(effect, new SplittableRandom(1), 0, new HeldCalls()).applyTo(call);
    assertThat(call.outcomes).hasSize(1);
  }

  @Test
  void theSameSeedDrawsTheSameCallsAgainAfterAClear() {
    List<Boolean> first = draws();
    faults.clear(queues.timeline());
    assertThat(draws()).isEqualTo(first).contains(true, false);
  }

  private List<Boolean> draws() {
    faults.add(rule(new FaultThrottle(0), 0.5), queues.timeline());
    return IntStream.range(0, 50)
        .mapToObj(i -> faults.firing(queues, call("ListQueues", null)) != null)
        .toList();
  }

  /** Records what an effect does with a call. */
  private static final class RecordedCall implements FaultyCall {
    private final List<String> outcomes = new ArrayList<>();

    @Override
    public void drop(FaultMoment moment) {
      outcomes.add("drop " + moment);
    }

    @Override
    public void fail(FaultError error) {
      outcomes.add("fail " + error.code());
    }

    @Override
    public void throttle(long retryAfterMillis) {
      outcomes.add("throttle");
    }

    @Override
    public void startAfter(long millis) {
      outcomes.add("start after " + millis);
    }

    @Override
    public void replyAfter(long millis) {
      outcomes.add("reply after " + millis);
    }

    @Override
    public void answerSlowly(Pace pace) {
      outcomes.add("answer slowly");
    }

    @Override
    public void carryOut(FaultHooks hooks) {
      outcomes.add("carry out");
    }
  }
}
