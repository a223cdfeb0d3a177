package dev.tailback.config;

import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import java.util.List;
import java.util.Map;

/** A scalable target to start with, its tags and its policies. */
public record ConfiguredTarget(
    TargetId id, TargetSettings settings, Map<String, String> tags, List<Policy> policies) {

  /**
   * A policy of the target.
   *
   * @param alarms the names of the alarms that call it while they are in the state ALARM
   */
  public record Policy(String name, ScalingPolicy policy, List<String> alarms) {}
}
