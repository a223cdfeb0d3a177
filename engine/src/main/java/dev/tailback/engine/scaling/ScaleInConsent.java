package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.alarm.Alarms;

/**
 * Whether a target tracking policy agrees to another one removing capacity: its own alarm is in
 * ALARM, or it never removes any.
 */
final class ScaleInConsent {
  private final Scaling scaling;
  private final Alarms alarms;

  ScaleInConsent(Scaling scaling, Alarms alarms) {
    this.scaling = scaling;
    this.alarms = alarms;
  }

  boolean isGiven(NamedPolicy policy) {
    ScalableTarget target = scaling.find(policy.target());
    if (target == null
        || (policy.policy() instanceof TargetTrackingPolicy tracking
            && tracking.isScaleInDisabled())) {
      return true;
    }
    return scaling.trackingAlarms(target, policy).stream()
        .map(alarms::find)
        .anyMatch(alarm -> alarm != null && isReady(alarm));
  }

  private static boolean isReady(Alarm alarm) {
    return alarm.definition().comparison().isBelow() && alarm.state() == AlarmState.ALARM;
  }
}
