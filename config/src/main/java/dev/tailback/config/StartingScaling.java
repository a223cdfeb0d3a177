package dev.tailback.config;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import java.util.Map;
import java.util.stream.Stream;

/** Creates the scalable targets that a file describes. */
public final class StartingScaling {
  private StartingScaling() {}

  /**
   * Creates a target with its policies, and makes its alarms call them. Used only inside the gate.
   */
  public static void create(ConfiguredTarget configured, Monitoring monitoring) {
    ScalableTarget target =
        monitoring.scaling().register(configured.id(), configured.settings(), configured.tags());
    for (ConfiguredTarget.Policy policy : configured.policies()) {
      NamedPolicy put =
          monitoring.scaling().putPolicy(target, policy.name(), policy.policy(), true);
      policy.alarms().forEach(alarm -> call(put, alarm, monitoring.alarms()));
    }
  }

  private static void call(NamedPolicy policy, String name, Alarms alarms) {
    AlarmId id = new AlarmId(policy.target().account(), policy.target().region(), name);
    Alarm alarm = alarms.find(id);
    if (alarm == null) {
      throw new IllegalStateException("checked when the file was read: " + id);
    }
    AlarmActions before = alarm.definition().actions();
    AlarmActions after =
        new AlarmActions(
            before.ok(),
            Stream.concat(before.alarm().stream(), Stream.of(policy.arn())).toList(),
            before.insufficientData());
    alarms.put(alarm.definition().with(after), Map.of());
  }
}
