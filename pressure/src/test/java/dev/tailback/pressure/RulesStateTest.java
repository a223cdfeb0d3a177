package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules written in slices, while calls match them, have the state of one moment. */
class RulesStateTest {
  private static final long NOW = 1_000_000;
  private static final int QUEUES = 50;

  private final Queues queues = new Queues(EngineSettings.seeded(1), NOW);
  private final Throttles throttles = new Throttles(RuleSetting.OWN_QUEUES);
  private final Faults faults = new Faults(1, RuleSetting.OWN_QUEUES);

  private static CallDescription call(int queue) {
    QueueAddress address = new QueueAddress("000000000000", "test", "queue-" + queue);
    return new CallDescription(
        "SendMessage", "000000000000", "test", null, address, 1, Map.of(), 0, null);
  }

  private void createQueues() {
    IntStream.range(0, QUEUES)
        .forEach(queue -> queues.create(call(queue).queue(), QueueSettings.STANDARD));
  }

  private void callAll() {
    for (int queue = 0; queue < QUEUES; queue++) {
      throttles.admit(queues, call(queue));
      faults.firing(queues, call(queue));
    }
  }

  private List<byte[]> inSlices(RestorableState state) {
    List<byte[]> blocks = new ArrayList<>();
    state.begin();
    boolean hasMore = true;
    while (hasMore) {
      callAll();
      hasMore = state.write(1);
      blocks.add(state.take(new StateOutput()).toByteArray());
    }
    state.end();
    return blocks;
  }

  private static void read(RestorableState state, List<byte[]> blocks) {
    blocks.forEach(block -> state.read(new StateInput(block, block.length)));
    state.restored();
  }

  @Test
  void throttlesAreWrittenAsTheyWere() {
    createQueues();
    throttles.add(rate(10), queues.timeline());
    throttles.add(rate(7), queues.timeline());
    throttles.add(rate(3), queues.timeline());
    throttles.remove(2, queues.timeline());
    callAll();
    callAll();
    List<RuleStatus<ThrottleRule>> before = throttles.list(NOW);
    assertThat(before.get(0).tokensLeft()).hasSize(QUEUES);

    List<byte[]> blocks = inSlices(throttles.state(queues.timeline()));

    Throttles restored = new Throttles(RuleSetting.OWN_QUEUES);
    read(restored.state(queues.timeline()), blocks);
    assertThat(restored.list(NOW)).isEqualTo(before);
    assertThat(throttles.list(NOW)).isNotEqualTo(before);
    assertThat(restored.add(rate(1), queues.timeline()).id()).isEqualTo(4);
    assertThat(blocks).hasSizeGreaterThan(QUEUES);
  }

  private static ThrottleRule rate(long perSecond) {
    return new ThrottleRule(
        null,
        CallMatch.ALL,
        ThrottleScope.QUEUE,
        ThrottleUnit.CALLS,
        Quota.perSecond(perSecond),
        Map.of(),
        null);
  }

  @Test
  void faultsAreWrittenAsTheyWereWithTheirChance() {
    createQueues();
    faults.add(ofHalf(), queues.timeline());
    Faults twin = new Faults(1, RuleSetting.OWN_QUEUES);
    twin.add(ofHalf(), queues.timeline());
    firings(twin);
    callAll();
    List<RuleStatus<FaultRule>> before = faults.list(NOW);

    List<byte[]> blocks = inSlices(faults.state(queues.timeline()));

    Faults restored = new Faults(1, RuleSetting.OWN_QUEUES);
    read(restored.state(queues.timeline()), blocks);
    assertThat(restored.list(NOW)).isEqualTo(before);
    assertThat(firings(restored)).isEqualTo(firings(twin)).contains(true, false);
    assertThat(faults.list(NOW)).isNotEqualTo(before);
  }

  private List<Boolean> firings(Faults rules) {
    return IntStream.range(0, QUEUES)
        .mapToObj(queue -> rules.firing(queues, call(queue)) != null)
        .toList();
  }

  /** Returns a rule that fires for half of the calls. */
  private static FaultRule ofHalf() {
    FaultSchedule schedule =
        new FaultSchedule(Long.MIN_VALUE, Long.MAX_VALUE, null, Ramp.constant(0.5), 1, null, null);
    return new FaultRule(CallMatch.ALL, schedule, null, new FaultThrottle(7), null, "{}");
  }
}
