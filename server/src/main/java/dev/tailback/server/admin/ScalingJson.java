package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.CapacityPoint;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.NotScaledReason;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.WorkerPool;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import java.util.Locale;

/** Targets, policies, pools and activities as JSON. Used inside the gate. */
final class ScalingJson {
  private final Scaling scaling;
  private final Alarms alarms;
  private final long nowMillis;

  ScalingJson(Scaling scaling, Alarms alarms, long nowMillis) {
    this.scaling = scaling;
    this.alarms = alarms;
    this.nowMillis = nowMillis;
  }

  /** Returns the name of a target: its namespace and resource. */
  static String id(ScalableTarget target) {
    return id(target.id());
  }

  private static String id(TargetId target) {
    return target.namespace() + "/" + target.resource();
  }

  ObjectNode target(ScalableTarget target) {
    TargetId id = target.id();
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("id", id(target))
            .put("account", id.account())
            .put("region", id.region())
            .put("namespace", id.namespace())
            .put("resource", id.resource())
            .put("dimension", id.dimension())
            .put("workers", id.workerName())
            .put("carriedOutBy", carrier(target))
            .put("min", target.settings().min())
            .put("max", target.settings().max())
            .put("desired", target.desired())
            .put("actual", target.actual());
    shown
        .putObject("suspended")
        .put("scaleIn", target.settings().suspension().scaleIn())
        .put("scaleOut", target.settings().suspension().scaleOut());
    writeCooldowns(target, shown);
    shown.put("activityInProgress", target.activityInProgress());
    ArrayNode policies = shown.putArray("policies");
    target.policies().forEach(policy -> policies.add(policy(target, policy)));
    ArrayNode history = shown.putArray("history");
    target.history().forEach(point -> history.add(point(point)));
    return shown;
  }

  private String carrier(ScalableTarget target) {
    if (scaling.pools().carrierOf(target) != null) {
      return "workers";
    }
    return target.isCarriedOutside() ? "address" : "nobody";
  }

  /** Shows until when capacity counts as new and when none is removed, unless that is over. */
  private void writeCooldowns(ScalableTarget target, ObjectNode shown) {
    write("scaleOutCooldownUntilMillis", target.scaleOutCooldownUntilMillis(nowMillis), shown);
    long in =
        target.id().isGroup()
            ? target.simpleCooldownUntilMillis()
            : target.scaleInCooldownUntilMillis();
    write(target.id().isGroup() ? "cooldownUntilMillis" : "scaleInCooldownUntilMillis", in, shown);
  }

  private void write(String name, long untilMillis, ObjectNode shown) {
    if (untilMillis <= nowMillis || untilMillis == Long.MAX_VALUE) {
      shown.putNull(name);
    } else {
      shown.put(name, untilMillis);
    }
  }

  private ObjectNode policy(ScalableTarget target, NamedPolicy policy) {
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("name", policy.name())
            .put("arn", policy.arn())
            .put("enabled", policy.isEnabled());
    if (policy.policy() instanceof StepPolicy step) {
      shown.put("type", "StepScaling").put("adjustment", step.adjustmentType().wireName());
      ArrayNode steps = shown.putArray("steps");
      step.steps()
          .steps()
          .forEach(
              each ->
                  steps
                      .addObject()
                      .put("from", each.lowerBound())
                      .put("to", each.upperBound())
                      .put("by", each.adjustment()));
      shown.put("cooldown", step.settleSeconds());
    } else if (policy.policy() instanceof SimplePolicy simple) {
      shown
          .put("type", "SimpleScaling")
          .put("adjustment", simple.adjustmentType().wireName())
          .put("by", simple.adjustment())
          .put("cooldown", simple.cooldownSeconds());
    } else if (policy.policy() instanceof TargetTrackingPolicy tracking) {
      shown
          .put("type", "TargetTrackingScaling")
          .put("target", tracking.targetValue())
          .put("scaleOutCooldown", tracking.scaleOutSeconds())
          .put("scaleInCooldown", tracking.scaleInSeconds())
          .put("scaleInDisabled", tracking.isScaleInDisabled());
    }
    ArrayNode names = shown.putArray("alarms");
    ShownPolicyAlarms.of(target, policy, scaling, alarms).forEach(alarm -> names.add(alarm.name()));
    return shown;
  }

  private static ObjectNode point(CapacityPoint point) {
    return AdminRequest.JSON
        .createObjectNode()
        .put("atMillis", point.atMillis())
        .put("desired", point.desired())
        .put("actual", point.actual());
  }

  ObjectNode pool(WorkerPool pool) {
    ScalableTarget target = scaling.pools().targetOf(pool.id());
    return AdminRequest.JSON
        .createObjectNode()
        .put("name", pool.id().name())
        .put("account", pool.id().account())
        .put("region", pool.id().region())
        .put("min", pool.min())
        .put("max", pool.max())
        .put("desired", scaling.pools().desired(pool))
        .put("actual", pool.actual())
        .put("lost", pool.isLost())
        .put("target", target == null ? null : id(target));
  }

  static ObjectNode activity(ScalingActivity activity) {
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("id", activity.id())
            .put("target", id(activity.target()))
            .put("account", activity.target().account())
            .put("region", activity.target().region())
            .put("description", activity.description())
            .put("cause", activity.cause())
            .put("policy", activity.policy())
            .put("from", activity.fromCapacity())
            .put("to", activity.toCapacity())
            .put("startMillis", activity.startMillis())
            .put("endMillis", activity.endMillis())
            .put("status", activity.status().wireName())
            .put("statusMessage", activity.statusMessage());
    NotScaledReason reason = activity.notScaledReason();
    return reason == null ? shown : shown.put("notScaled", word(reason.code()));
  }

  /** Returns AWS's name of a reason, or one in the same style where AWS has none. */
  private static String word(NotScaledReason.Code code) {
    if (code.wireName() != null) {
      return code.wireName();
    }
    StringBuilder word = new StringBuilder();
    for (String part : code.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return word.toString();
  }
}
