package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.Alarm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a policy, by an alarm or by hand.
 *
 * @param trigger what caused the call
 * @param values the values that the alarm evaluated, newest first
 * @param threshold the alarm's threshold, {@code null} if there is none
 * @param isLow whether the alarm fires below its threshold
 * @param honorsCooldown whether a simple policy waits for the cooldown to end
 */
record PolicyCall(
    ScalableTarget target,
    NamedPolicy policy,
    String trigger,
    List<Double> values,
    @Nullable Double threshold,
    boolean isLow,
    boolean honorsCooldown) {

  static PolicyCall byAlarm(
      ScalableTarget target, NamedPolicy policy, Alarm alarm, List<Double> values) {
    return new PolicyCall(
        target,
        policy,
        "monitor alarm %s in state %s triggered policy %s"
            .formatted(alarm.id().name(), alarm.state(), policy.name()),
        values,
        alarm.definition().threshold(),
        alarm.definition().comparison().isBelow(),
        true);
  }

  /** Returns the newest value, {@code null} if there are none. */
  @Nullable Double newest() {
    return values.isEmpty() ? null : values.get(0);
  }
}
