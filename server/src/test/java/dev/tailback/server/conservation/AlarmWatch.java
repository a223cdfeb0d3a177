package dev.tailback.server.conservation;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.AlarmListener;
import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.alarm.HistoryItem;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.scaling.Monitoring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads each alarm's metric back at every evaluation, whether the state changes or not. The alarms
 * look at one minute, and are OK without data.
 *
 * <p>It is called inside the gate.
 */
final class AlarmWatch implements AlarmListener {
  private static final long MINUTE_MILLIS = 60_000;

  private final Monitoring monitoring;
  private final Findings findings;
  private final Map<AlarmId, AlarmState> states = new HashMap<>();
  private final List<String> changes = new ArrayList<>();
  private int evaluations;
  private int alarms;

  AlarmWatch(Monitoring monitoring, Findings findings) {
    this.monitoring = monitoring;
    this.findings = findings;
  }

  @Override
  public void changed(AlarmChange change) {
    Alarm alarm = change.alarm();
    AlarmState before = states.getOrDefault(alarm.id(), AlarmState.INSUFFICIENT_DATA);
    if (change.previous().state() != before || alarm.state() == before) {
      misreported(alarm, "changed from " + change.previous().state() + ", but was " + before);
    }
    states.put(alarm.id(), alarm.state());
    changes.add(summary(alarm, before + " to " + alarm.state()));
    alarms += alarm.state() == AlarmState.ALARM ? 1 : 0;
    check(alarm, alarm.status().sinceMillis());
  }

  @Override
  public void lasts(Alarm alarm, long nowMillis) {
    if (alarm.state() != states.get(alarm.id())) {
      misreported(alarm, "lasts, but was " + states.get(alarm.id()));
    }
    check(alarm, nowMillis);
  }

  private void check(Alarm alarm, long nowMillis) {
    evaluations++;
    if (isBreaching(alarm.definition(), nowMillis) != (alarm.state() == AlarmState.ALARM)) {
      misreported(alarm, "is not what its metric says at " + nowMillis);
    }
  }

  /** Returns whether the latest value in the few minutes before is breaching. */
  private boolean isBreaching(AlarmDefinition alarm, long nowMillis) {
    MetricStat metric = Objects.requireNonNull(alarm.metric());
    long end = Math.floorDiv(nowMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
    long start = end - alarm.evaluationRange() * MINUTE_MILLIS;
    TimeSeries points = monitoring.metrics().read(metric, start, end);
    return !points.isEmpty() && points.value(points.size() - 1) > alarm.threshold();
  }

  /** Compares the history with the notifications. Called inside the gate. */
  void checkHistory() {
    List<String> history =
        new ArrayList<>(
            monitoring
                .alarms()
                .history()
                .newestFirst(item -> item.type() == HistoryItem.Type.STATE_UPDATE)
                .stream()
                .map(item -> item.alarm().name() + ": " + item.summary())
                .toList());
    Collections.reverse(history);
    if (!history.equals(changes)) {
      String text = "the history of alarms is " + history + ", and not " + changes;
      findings.add(Findings.Kind.MISREPORTED, text);
    }
  }

  private static String summary(Alarm alarm, String states) {
    return alarm.id().name() + ": Alarm updated from " + states;
  }

  private void misreported(Alarm alarm, String what) {
    findings.add(Findings.Kind.MISREPORTED, alarm.id().name() + " " + alarm.state() + " " + what);
  }

  int evaluations() {
    return evaluations;
  }

  int changes() {
    return changes.size();
  }

  /** Returns how often an alarm fired. */
  int alarms() {
    return alarms;
  }
}
