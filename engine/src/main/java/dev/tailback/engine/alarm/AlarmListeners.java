package dev.tailback.engine.alarm;

import java.util.ArrayList;
import java.util.List;

/** The listeners of alarms, in the order in which they were added. */
final class AlarmListeners {
  private final List<AlarmListener> listeners = new ArrayList<>();

  void add(AlarmListener listener) {
    listeners.add(listener);
  }

  void remove(AlarmListener listener) {
    listeners.remove(listener);
  }

  void changed(AlarmChange change) {
    for (AlarmListener listener : listeners) {
      listener.changed(change);
    }
  }

  void lasts(Alarm alarm, long nowMillis) {
    for (AlarmListener listener : listeners) {
      listener.lasts(alarm, nowMillis);
    }
  }

  void settled() {
    for (AlarmListener listener : listeners) {
      listener.settled();
    }
  }
}
