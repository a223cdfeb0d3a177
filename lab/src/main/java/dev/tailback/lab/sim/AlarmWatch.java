package dev.tailback.lab.sim;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmListener;
import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.lab.result.RunResult.AlarmStates;
import dev.tailback.lab.result.RunResult.AlarmStates.Change;
import dev.tailback.lab.sim.time.Agenda;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the states of the alarms of a scenario. */
final class AlarmWatch implements AlarmListener {
  private static final String IN_ALARM = AlarmState.ALARM.name();

  private final Agenda agenda;
  private final Map<String, List<Change>> changes = new LinkedHashMap<>();

  AlarmWatch(Agenda agenda) {
    this.agenda = agenda;
  }

  /** Creates the alarms of a scenario. */
  void put(List<ConfiguredAlarm> configured, Alarms alarms) {
    alarms.addListener(this);
    for (ConfiguredAlarm each : configured) {
      String name = each.definition().id().name();
      changes.put(name, new ArrayList<>());
      alarms.put(each.definition(), each.tags());
      add(name, AlarmState.INSUFFICIENT_DATA.name());
    }
  }

  @Override
  public void changed(AlarmChange change) {
    Alarm alarm = change.alarm();
    add(alarm.definition().id().name(), alarm.status().state().name());
  }

  private void add(String name, String state) {
    List<Change> ofAlarm = changes.get(name);
    if (ofAlarm != null) {
      ofAlarm.add(new Change(agenda.now(), state));
    }
  }

  List<AlarmStates> states() {
    List<AlarmStates> states = new ArrayList<>();
    changes.forEach((name, ofAlarm) -> states.add(new AlarmStates(name, ofAlarm)));
    return states;
  }

  /** Returns the times after a given time at which alarms entered ALARM, in order. */
  double[] entered(double fromSeconds) {
    return changes.values().stream()
        .flatMap(List::stream)
        .filter(change -> change.state().equals(IN_ALARM) && change.atSeconds() >= fromSeconds)
        .mapToDouble(Change::atSeconds)
        .sorted()
        .toArray();
  }
}
