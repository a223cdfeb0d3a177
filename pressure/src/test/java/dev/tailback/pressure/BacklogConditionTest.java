package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.NameReuse;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.pressure.BacklogCondition.Comparison;
import dev.tailback.pressure.BacklogCondition.Measure;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogConditionTest {
  private static final QueueAddress ADDRESS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  private final Queues queues = new Queues(EngineSettings.seeded(1), 1_000_000);
  private final Queue queue = queues.create(ADDRESS, QueueSettings.STANDARD);
  private final Set<QueueAddress> on = new HashSet<>();

  @ParameterizedTest
  @CsvSource({
    "visible > 10000, VISIBLE, ABOVE, 10000",
    "inFlight>=7, IN_FLIGHT, AT_LEAST, 7",
    " delayed <  5 , DELAYED, BELOW, 5",
    "oldestAge <= 60s, OLDEST_AGE, AT_MOST, 60000",
    "oldestAge > 250ms, OLDEST_AGE, ABOVE, 250",
    "oldestAge > 5m, OLDEST_AGE, ABOVE, 300000",
    "oldestAge > 2h, OLDEST_AGE, ABOVE, 7200000",
    "oldestAge > 1d, OLDEST_AGE, ABOVE, 86400000"
  })
  void conditionsAreReadFromText(String text, Measure measure, Comparison comparison, long value) {
    assertThat(BacklogCondition.parse(text))
        .isEqualTo(new BacklogCondition(measure, comparison, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "visible",
        "visible > ",
        "visible = 3",
        "visible > -3",
        "visible > 3s",
        "depth > 3",
        "oldestAge > 60",
        "oldestAge > 60 years",
        "visible > 1 and delayed > 1",
        "visible > 9999999999999"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> BacklogCondition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("visible > 10000");
  }

  @Test
  void anAgeBeyondAllTimeIsRejected() {
    assertThatThrownBy(() -> BacklogCondition.parse("oldestAge > 999999999999d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("999999999999d is longer than any age");
  }

  @Test
  void messagesAreCountedByWhereTheyAre() {
    send(3, 0);
    send(2, 60);
    receiveOne();
    assertThat(holds("visible >= 2")).isTrue();
    assertThat(holds("visible > 2")).isFalse();
    assertThat(holds("inFlight > 0")).isTrue();
    assertThat(holds("inFlight < 1")).isFalse();
    assertThat(holds("delayed <= 2")).isTrue();
    assertThat(holds("delayed <= 1")).isFalse();
  }

  @Test
  void theOldestMessageAges() {
    queues.timeline().advanceTo(1_500_000);
    assertThat(holds("oldestAge > 0s")).as("without messages").isFalse();
    send(1, 0);
    queues.timeline().advanceTo(1_560_000);
    assertThat(holds("oldestAge >= 60s")).isTrue();
    assertThat(holds("oldestAge > 60s")).isFalse();
  }

  @Test
  void withASecondConditionItStaysOnUntilThatHolds() {
    BacklogTrigger trigger = trigger("visible >= 4", "visible < 2");
    send(3, 0);
    assertThat(trigger.isOn(queues, ADDRESS, on)).as("with 3 at first").isFalse();
    send(1, 0);
    assertThat(trigger.isOn(queues, ADDRESS, on)).as("with 4").isTrue();
    receiveOne();
    receiveOne();
    assertThat(trigger.isOn(queues, ADDRESS, on)).as("with 2").isTrue();
    receiveOne();
    assertThat(trigger.isOn(queues, ADDRESS, on)).as("with 1").isFalse();
    send(2, 0);
    assertThat(trigger.isOn(queues, ADDRESS, on)).as("with 3 again").isFalse();
  }

  @Test
  void withoutOneItIsOnWhileTheFirstHolds() {
    BacklogTrigger trigger = new BacklogTrigger(BacklogCondition.parse("visible > 0"), null);
    send(1, 0);
    assertThat(trigger.isOn(queues, ADDRESS, on)).isTrue();
    receiveOne();
    assertThat(trigger.isOn(queues, ADDRESS, on)).isFalse();
  }

  @Test
  void eachQueueIsOnForItself() {
    BacklogTrigger trigger = trigger("visible >= 1", "visible < 1");
    queues.create(ADDRESS.sibling("other"), QueueSettings.STANDARD);
    send(1, 0);
    assertThat(trigger.isOn(queues, ADDRESS, on)).isTrue();
    assertThat(trigger.isOn(queues, ADDRESS.sibling("other"), on)).isFalse();
    assertThat(trigger.isOn(queues, null, on)).isFalse();
    queues.delete(queue, NameReuse.IMMEDIATE);
    assertThat(trigger.isOn(queues, ADDRESS, on)).isFalse();
    assertThat(on).as("nothing is remembered of what is gone").isEmpty();
  }

  private static BacklogTrigger trigger(String when, String until) {
    return new BacklogTrigger(BacklogCondition.parse(when), BacklogCondition.parse(until));
  }

  private boolean holds(String condition) {
    return BacklogCondition.parse(condition).holds(queue, queues.timeline().nowMillis());
  }

  private void send(int messages, int delaySeconds) {
    for (int i = 0; i < messages; i++) {
      queue.send(
          new MessageContent("m", Map.of(), null, null, null, ADDRESS.account()), delaySeconds);
    }
  }

  private void receiveOne() {
    queue.receive(new ReceiveRequest(1, null, 0, null), messages -> {});
  }
}
