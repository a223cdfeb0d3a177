package dev.tailback.engine.alarm;

import java.util.List;

/** The ARNs of an alarm's actions on a change to each of the states. */
public record AlarmActions(List<String> ok, List<String> alarm, List<String> insufficientData) {
  /** No actions. */
  public static final AlarmActions NONE = new AlarmActions(List.of(), List.of(), List.of());

  /** Creates actions. */
  public AlarmActions {
    ok = List.copyOf(ok);
    alarm = List.copyOf(alarm);
    insufficientData = List.copyOf(insufficientData);
  }

  /** Returns the actions on a change to a state. */
  public List<String> of(AlarmState state) {
    return switch (state) {
      case OK -> ok;
      case ALARM -> alarm;
      case INSUFFICIENT_DATA -> insufficientData;
    };
  }

  /** Returns whether an action is among them. */
  public boolean has(String action) {
    return ok.contains(action) || alarm.contains(action) || insufficientData.contains(action);
  }

  /** Returns the actions except for one. */
  public AlarmActions without(String action) {
    return new AlarmActions(
        without(ok, action), without(alarm, action), without(insufficientData, action));
  }

  private static List<String> without(List<String> actions, String action) {
    return actions.stream().filter(each -> !each.equals(action)).toList();
  }
}
