package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import java.util.List;
import java.util.UUID;

/**
 * The alarms of a target tracking policy: one above its target value, and one so far below it that
 * there is room for scaling in, unless the policy never does.
 */
record TrackingAlarms(AlarmId high, AlarmId low) {
  private static final int HIGH_PERIODS = 3;
  private static final int LOW_PERIODS = 15;
  private static final double LOW_DISTANCE = 0.1;
  private static final int MAX_NAME_LENGTH = 255;

  /** Names the alarms of a new policy. */
  static TrackingAlarms of(TargetId target, UUID high, UUID low) {
    return new TrackingAlarms(id(target, "High", high), id(target, "Low", low));
  }

  private static AlarmId id(TargetId target, String kind, UUID uuid) {
    String end = "-Alarm" + kind + "-" + uuid;
    String start = "TargetTracking-" + target.alarmPart();
    int length = Math.min(start.length(), MAX_NAME_LENGTH - end.length());
    return new AlarmId(target.account(), target.region(), start.substring(0, length) + end);
  }

  /** Returns the alarms that a policy has, the one above the target value first. */
  List<AlarmId> of(TargetTrackingPolicy policy) {
    return policy.isScaleInDisabled() ? List.of(high) : List.of(high, low);
  }

  /** Returns the definitions of the alarms that a policy has. */
  List<AlarmDefinition> definitions(String arn, TargetTrackingPolicy policy) {
    double target = policy.targetValue();
    double below = target - LOW_DISTANCE * Math.abs(target);
    AlarmDefinition ofHigh =
        definition(high, arn, policy, HIGH_PERIODS, target, Comparison.GREATER_THAN_THRESHOLD);
    return policy.isScaleInDisabled()
        ? List.of(ofHigh)
        : List.of(
            ofHigh,
            definition(low, arn, policy, LOW_PERIODS, below, Comparison.LESS_THAN_THRESHOLD));
  }

  private static AlarmDefinition definition(
      AlarmId id,
      String arn,
      TargetTrackingPolicy policy,
      int periods,
      double threshold,
      Comparison comparison) {
    return new AlarmDefinition(
        id,
        "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + arn + ".",
        true,
        new AlarmActions(List.of(), List.of(arn), List.of()),
        policy.metric().metric(),
        policy.metric().queries(),
        periods,
        null,
        threshold,
        comparison,
        null,
        null);
  }
}
