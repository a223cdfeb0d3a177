package dev.tailback.server.scaling;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;

/** The alarms of policies, as the APIs show them. */
public final class ShownPolicyAlarms {
  private static final ListMember ALARMS = ListMember.of("Alarms");

  private ShownPolicyAlarms() {}

  /**
   * Returns the alarms that a policy owns or, for a step or simple policy, those that call it. Used
   * only inside the gate.
   */
  public static List<AlarmId> of(
      ScalableTarget target, NamedPolicy policy, Scaling scaling, Alarms alarms) {
    if (policy.policy() instanceof TargetTrackingPolicy) {
      return scaling.trackingAlarms(target, policy);
    }
    return alarms
        .list(
            target.id().account(),
            target.id().region(),
            null,
            alarm -> alarm.definition().actions().has(policy.arn()),
            Integer.MAX_VALUE)
        .stream()
        .map(Alarm::id)
        .toList();
  }

  /** Writes alarms. */
  public static void write(List<AlarmId> alarms, Output output) {
    output.requiredStructures(
        ALARMS,
        alarms.stream()
            .<Result>map(
                alarm ->
                    each -> {
                      each.string("AlarmName", alarm.name());
                      each.string("AlarmARN", alarm.arn());
                    })
            .toList());
  }
}
