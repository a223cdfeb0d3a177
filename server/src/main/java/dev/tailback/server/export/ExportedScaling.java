package dev.tailback.server.export;

import dev.tailback.config.ConfigException;
import dev.tailback.config.NamedDefinition;
import dev.tailback.config.Place;
import dev.tailback.config.StartingAlarms;
import dev.tailback.config.StartingTargets;
import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings.Suspension;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alarms and the scalable targets of one account and region, as a file defines them. Used only
 * inside the gate.
 */
final class ExportedScaling {
  private static final String PLACE = "export";
  private static final String TAILBACK_SERVICE = "service/tailback/";

  private final Alarms alarms;
  private final Scaling scaling;
  private final String account;
  private final String region;
  private final List<ScalableTarget> targets;
  private final List<ScalableTarget> groups;
  private final List<Alarm> ownAlarms;
  private final List<Definition> definedAlarms = new ArrayList<>();
  private final List<Definition> definedTargets = new ArrayList<>();
  private int trackingAlarms;

  ExportedScaling(Alarms alarms, Scaling scaling, String account, String region) {
    this.alarms = alarms;
    this.scaling = scaling;
    this.account = account;
    this.region = region;
    List<ScalableTarget> here =
        scaling.list(id -> id.account().equals(account) && id.region().equals(region));
    targets = here.stream().filter(target -> !target.id().isGroup()).toList();
    groups = here.stream().filter(target -> target.id().isGroup()).toList();
    ownAlarms = alarms.list(account, region, null, any -> true, Integer.MAX_VALUE);
    defineAlarms(here);
    defineTargets();
  }

  List<Definition> alarms() {
    return definedAlarms;
  }

  List<Definition> targets() {
    return definedTargets;
  }

  int groups() {
    return groups.size();
  }

  /** Returns the number of alarms that target tracking creates and deletes itself. */
  int trackingAlarms() {
    return trackingAlarms;
  }

  /** Returns how many alarms other accounts or regions have. */
  int alarmsElsewhere() {
    return alarms.all().size() - ownAlarms.size();
  }

  /** Returns how many scalable targets and groups other accounts or regions have. */
  int targetsElsewhere() {
    return scaling.targets().size() - targets.size() - groups.size();
  }

  private void defineAlarms(List<ScalableTarget> here) {
    Set<AlarmId> tracking = new HashSet<>();
    Map<String, NamedPolicy> policies = new TreeMap<>();
    for (ScalableTarget target : here) {
      for (NamedPolicy policy : target.policies()) {
        policies.put(policy.arn(), policy);
        if (policy.policy() instanceof TargetTrackingPolicy) {
          tracking.addAll(scaling.trackingAlarms(target, policy));
        }
      }
    }
    for (Alarm alarm : ownAlarms) {
      if (tracking.contains(alarm.id())) {
        trackingAlarms++;
      } else {
        definedAlarms.add(define(alarm, policies));
      }
    }
  }

  private Definition define(Alarm alarm, Map<String, NamedPolicy> policies) {
    String name = alarm.id().name();
    AlarmActions actions = alarm.definition().actions();
    List<String> notes = new ArrayList<>();
    for (NamedPolicy policy : policies.values()) {
      if (isLost(policy, actions)) {
        notes.add("Left out: the action " + policy.arn());
      }
      actions = actions.without(policy.arn());
    }
    Map<String, Object> fields =
        AlarmFields.of(alarm.definition(), actions, alarms.tags(alarm.id()));
    try {
      new StartingAlarms(account, region).read(List.of(definition(name, fields)));
      return new Definition(name, fields, notes);
    } catch (ConfigException refused) {
      return Definition.leftOut("the alarm " + name, String.valueOf(refused.getMessage()));
    }
  }

  /** Returns whether an alarm calls a policy in a way that a file can't express. */
  private static boolean isLost(NamedPolicy policy, AlarmActions actions) {
    boolean isInFile = !policy.target().isGroup() && policy.policy() instanceof StepPolicy;
    return isInFile
        ? actions.ok().contains(policy.arn()) || actions.insufficientData().contains(policy.arn())
        : actions.has(policy.arn());
  }

  private static NamedDefinition definition(String name, Map<String, Object> fields) {
    return new NamedDefinition(new Place(PLACE, name), name, fields);
  }

  private void defineTargets() {
    Set<String> names = new TreeSet<>();
    definedAlarms.stream()
        .filter(alarm -> !alarm.isLeftOut())
        .forEach(alarm -> names.add(alarm.name()));
    targets.forEach(target -> definedTargets.add(define(target, names)));
  }

  private Definition define(ScalableTarget target, Set<String> alarmNames) {
    String name = name(target.id());
    Map<String, Object> fields = fields(target, alarmNames);
    try {
      new StartingTargets(account, region).read(List.of(definition(name, fields)), alarmNames);
      return new Definition(name, fields, notes(target));
    } catch (ConfigException refused) {
      return Definition.leftOut(
          "the scalable target " + name, String.valueOf(refused.getMessage()));
    }
  }

  private static List<String> notes(ScalableTarget target) {
    List<String> notes = new ArrayList<>();
    if (!target.settings().suspension().equals(Suspension.NONE)) {
      notes.add("Left out: which scaling is suspended");
    }
    if (target.roleArn() != null) {
      notes.add("Left out: the role " + target.roleArn());
    }
    return notes;
  }

  private Map<String, Object> fields(ScalableTarget target, Set<String> alarmNames) {
    TargetId id = target.id();
    FieldMap fields = new FieldMap();
    if (!isDefault(id)) {
      fields
          .put("ServiceNamespace", id.namespace())
          .put("ResourceId", id.resource())
          .put("ScalableDimension", id.dimension());
    }
    long delay = target.settings().startDelayMillis();
    Map<String, Object> policies = new LinkedHashMap<>();
    target.policies().forEach(policy -> policies.put(policy.name(), fields(policy, alarmNames)));
    return fields
        .put("MinCapacity", target.settings().min())
        .put("MaxCapacity", target.settings().max())
        .put("startDelay", delay == 0 ? null : Duration.ofMillis(delay).toString())
        .putUnlessEmpty("Tags", new TreeMap<>(target.tags()))
        .putUnlessEmpty("policies", policies)
        .map();
  }

  private Map<String, Object> fields(NamedPolicy policy, Set<String> alarmNames) {
    List<String> callers =
        ownAlarms.stream()
            .filter(alarm -> alarm.definition().actions().alarm().contains(policy.arn()))
            .map(alarm -> alarm.id().name())
            .filter(alarmNames::contains)
            .toList();
    return PolicyFields.of(policy.policy(), callers);
  }

  /** Returns whether it is the target that a file means by just a name. */
  private static boolean isDefault(TargetId id) {
    return id.namespace().equals("ecs")
        && id.dimension().equals("ecs:service:DesiredCount")
        && id.resource().startsWith(TAILBACK_SERVICE)
        && id.resource().indexOf('/', TAILBACK_SERVICE.length()) < 0;
  }

  private static String name(TargetId id) {
    return isDefault(id)
        ? id.resource().substring(TAILBACK_SERVICE.length())
        : id.resource() + " " + id.dimension();
  }
}
