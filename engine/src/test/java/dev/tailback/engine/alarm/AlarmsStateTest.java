package dev.tailback.engine.alarm;

import static dev.tailback.engine.alarm.TestAlarms.alarmOn;
import static dev.tailback.engine.alarm.TestAlarms.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alarms written in slices, while they change, have the state of one moment. */
class AlarmsStateTest {
  private static final int ALARMS = 20;

  private final TestAlarms world = new TestAlarms();
  private final Alarms alarms = world.alarms;

  @Test
  void alarmsThatChangeMeanwhileAreWrittenAsTheyWere() {
    for (int i = 0; i < ALARMS; i++) {
      alarms.put(alarmOn("visible").named("alarm-" + i), Map.of("number", "" + i));
    }
    world.minutes("visible", 5, 11);
    List<Alarm> before = alarms.all();
    List<HistoryItem> history = alarms.history().newestFirst(any -> true);

    List<byte[]> blocks = inSlices();

    Alarms restored = new TestAlarms().alarms;
    blocks.forEach(block -> restored.state().read(new StateInput(block, block.length)));
    assertThat(restored.all()).isEqualTo(before);
    assertThat(restored.history().newestFirst(any -> true)).isEqualTo(history);
    for (int i = 0; i < ALARMS; i++) {
      assertThat(restored.tags(id("alarm-" + i))).isEqualTo(Map.of("number", "" + i));
    }
    assertThat(alarms.all()).isNotEqualTo(before).doesNotContainAnyElementsOf(before);
  }

  private List<byte[]> inSlices() {
    RestorableState state = alarms.state();
    List<byte[]> blocks = new ArrayList<>();
    state.begin();
    boolean hasMore = true;
    for (int i = ALARMS - 1; hasMore; i--) {
      if (i >= 0) {
        change(i);
      }
      hasMore = state.write(1);
      blocks.add(state.take(new StateOutput()).toByteArray());
    }
    state.end();
    return blocks;
  }

  private void change(int number) {
    AlarmId id = id("alarm-" + number);
    alarms.tag(id, Map.of("number", "changed"));
    alarms.setState(id, AlarmState.OK, "by hand", null);
    if (number % 2 == 0) {
      alarms.delete(id);
    } else {
      alarms.put(alarmOn("visible").periods(3).named("alarm-" + number), Map.of());
    }
  }
}
