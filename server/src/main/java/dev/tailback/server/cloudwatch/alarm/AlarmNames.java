package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.wire.Input;
import java.util.List;

/** A request that consists of alarm names, at least one. */
record AlarmNames(List<String> names) {

  static AlarmNames read(Input input) {
    Constraints constraints = new Constraints(input);
    List<String> names =
        constraints.texts(
            AlarmAccess.ALARM_NAMES, AlarmAccess.MAX_NAMES, AlarmAccess.MAX_NAME_LENGTH);
    constraints.required(AlarmAccess.ALARM_NAMES.name(), names.isEmpty() ? null : names);
    constraints.check();
    return new AlarmNames(names);
  }
}
