package dev.tailback.engine.alarm;

import java.util.List;

/** The ARNs of what an alarm does when it changes to each of the states. */
public record AlarmActions(List<String> ok, List<String> alarm, List<String> insufficientData) {
  /** No actions. */
  public static final AlarmActions NONE = new AlarmActions(List.of(), List.of(), List.of());

  /** Creates actions. */
  public AlarmActions {
    ok = List.copyOf(ok);
    alarm = List.copyOf(alarm);
    insufficientData = List.copyOf(insufficientData);
  }

  /** Returns the actions of a change to a state. */
  public List<String> of(AlarmState state) {
    return switch (state) {
      case OK -> ok;
      case ALARM -> alarm;
      case INSUFFICIENT_DATA -> insufficientData;
    };
  }
}
