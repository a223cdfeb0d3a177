package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.ConfigValue.ConfigList;
import dev.tailback.config.ConfiguredTarget;
import dev.tailback.config.NamedDefinition;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.StartingTargets;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.ScalingPlan.QueueLength;
import dev.tailback.lab.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the scaling of consumers: a list, or a section as in the configuration file. */
final class ScalingReader {
  private static final String TARGET = "target";
  private static final String POLICIES = "policies";
  private static final String QUEUE_LENGTH = "queueLength";
  private static final String STOP_GRACE = "stopGrace";
  private static final String START_DELAY = "startDelay";
  private static final List<String> KEYS =
      List.of(TARGET, "min", "max", START_DELAY, STOP_GRACE, POLICIES, QUEUE_LENGTH);
  private static final int MAX_COUNT = 100_000;

  private final Map<String, ConsumerPlan> consumers = new LinkedHashMap<>();
  private final Set<String> queues;
  private final Set<String> alarms;
  private final Set<String> scaled = new HashSet<>();

  ScalingReader(List<ConsumerPlan> consumers, Set<String> queues, Set<String> alarms) {
    consumers.forEach(consumer -> this.consumers.put(consumer.name(), consumer));
    this.queues = queues;
    this.alarms = alarms;
  }

  List<ScalingPlan> read(@Nullable ConfigValue scaling) {
    if (scaling instanceof ConfigList list) {
      return list.values().stream().map(Section::section).map(this::listed).toList();
    }
    List<ScalingPlan> plans = new ArrayList<>();
    if (scaling != null) {
      Section.section(scaling)
          .values()
          .forEach((name, value) -> plans.add(configured(name, Section.section(value))));
    }
    return plans;
  }

  /** Reads a target with the keys of the configuration file, and the lab's own stop grace. */
  private ScalingPlan configured(String name, Section section) {
    checkConsumer(Setting.of(section.place(), name));
    Map<String, Object> fields = new LinkedHashMap<>(section.plain());
    fields.remove(STOP_GRACE);
    NamedDefinition definition = new NamedDefinition(section.place(), name, fields);
    ConfiguredTarget target =
        new StartingTargets(Scenario.ACCOUNT, Scenario.REGION)
            .read(List.of(definition), alarms)
            .get(0);
    return new ScalingPlan(name, target, stopGrace(section), null);
  }

  private ScalingPlan listed(Section section) {
    section.only(KEYS);
    ConsumerPlan consumer = checkConsumer(section.required(TARGET));
    Section queueLength = section.section(QUEUE_LENGTH);
    if (queueLength == null && section.list(POLICIES).isEmpty()) {
      throw section.place().problem("expected policies or " + QUEUE_LENGTH);
    }
    if (queueLength != null) {
      Values.absent(section, POLICIES, QUEUE_LENGTH + " scales instead");
    }
    TargetId id = id(consumer.name());
    return new ScalingPlan(
        consumer.name(),
        new ConfiguredTarget(id, settings(section), Map.of(), policies(section, consumer, id)),
        stopGrace(section),
        queueLength == null ? null : queueLength(queueLength, consumer));
  }

  /** Returns the target's id, the same as that of the configuration file's targets. */
  private static TargetId id(String name) {
    return new TargetId(
        Scenario.ACCOUNT,
        Scenario.REGION,
        "ecs",
        "service/tailback/" + name,
        "ecs:service:DesiredCount");
  }

  private List<ConfiguredTarget.Policy> policies(
      Section section, ConsumerPlan consumer, TargetId id) {
    LabPolicyReader reader = new LabPolicyReader(consumer.queue(), id, alarms);
    List<ConfiguredTarget.Policy> policies = new ArrayList<>();
    for (ConfigValue policy : section.list(POLICIES)) {
      policies.add(reader.read(Section.section(policy), policies.size() + 1));
    }
    return policies;
  }

  private static Duration stopGrace(Section section) {
    return Values.duration(section, STOP_GRACE, Duration.ofSeconds(30));
  }

  private ConsumerPlan checkConsumer(Setting name) {
    Values.existing(name, consumers.keySet(), "consumer");
    ConsumerPlan consumer = Objects.requireNonNull(consumers.get(name.text()));
    if (consumer.polling() instanceof Polling.Lambda) {
      throw name.isNot("a consumer other than Lambda, which scales itself");
    }
    if (!scaled.add(name.text())) {
      throw name.isNot("a consumer without other scaling");
    }
    return consumer;
  }

  private static TargetSettings settings(Section section) {
    int min = Values.whole(section, "min", 0, MAX_COUNT, 1);
    int max = Values.whole(section.required("max"), min, MAX_COUNT);
    Duration startDelay = Values.duration(section, START_DELAY, Duration.ZERO);
    return TargetSettings.between(min, max).withStartDelay(startDelay.toMillis());
  }

  private QueueLength queueLength(Section section, ConsumerPlan consumer) {
    section.only(List.of("queue", "perWorker", "scaleOnInFlight", "every", "cooldown"));
    Setting queue = section.setting("queue");
    return new QueueLength(
        queue == null ? consumer.queue() : Values.existing(queue, queues, "queue"),
        perWorker(section),
        Values.flag(section, "scaleOnInFlight", true),
        Values.positive(section, "every", Duration.ofSeconds(30)),
        Values.duration(section, "cooldown", Duration.ofMinutes(5)));
  }

  private static double perWorker(Section section) {
    Setting setting = section.setting("perWorker");
    return setting == null ? 5 : Values.number(setting, 0.001, Double.MAX_VALUE);
  }
}
