package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.NamedDefinition;
import dev.tailback.config.PublishLag;
import dev.tailback.config.RuleDefinition;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.StartingRules;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.pressure.RuleSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a scenario without its variants and sweep. */
final class PlainScenarioReader {
  private static final String MONITORING = "monitoring";
  private static final List<String> KEYS =
      List.of(
          "name",
          "about",
          "duration",
          "warmUp",
          "runs",
          "seed",
          "queues",
          "producers",
          "consumers",
          "throttles",
          "faults",
          "alarms",
          MONITORING,
          "scaling",
          "redrives",
          "expect",
          "vary");
  private static final Duration USUAL_DURATION = Duration.ofHours(1);
  private static final int USUAL_RUNS = 20;
  private static final int MAX_RUNS = 10_000;
  private static final int MAX_REDRIVE_RATE = 500;

  private final Path folder;
  private final StartingRules rules =
      new StartingRules(LabNames.ofService(), RuleSetting.OWN_QUEUES);

  PlainScenarioReader(Path folder) {
    this.folder = folder;
  }

  Scenario read(Section file) {
    file.only(KEYS);
    Setting about = file.setting("about");
    if (about != null) {
      Values.text(about);
    }
    Duration duration = Values.positive(file, "duration", USUAL_DURATION);
    Map<String, QueuePlan> queues = new LinkedHashMap<>();
    QueuePlanReader.read(file).forEach(queue -> queues.put(queue.name(), queue));
    Set<String> names = queues.keySet();
    List<ConsumerPlan> consumers =
        new ConsumerReader(names, duration, folder).read(file.list("consumers"));
    List<ConfiguredAlarm> alarms =
        AlarmsOfQueues.read(NamedDefinition.all(file.section("alarms")), names);
    return new Scenario(
        name(file),
        duration,
        warmUp(file, duration),
        Values.whole(file, "runs", 1, MAX_RUNS, USUAL_RUNS),
        seed(file.setting("seed")),
        List.copyOf(queues.values()),
        new ProducerReader(queues, folder).read(file.list("producers")),
        consumers,
        rules.throttles(RuleDefinition.all(file.list("throttles"))),
        rules.faults(RuleDefinition.all(file.list("faults")), Scenario.START_MILLIS),
        alarms,
        publishLag(file.section(MONITORING)),
        new ScalingReader(consumers, names, names(alarms)).read(file.find("scaling")),
        redrives(file.list("redrives"), deadLetterQueues(queues), duration),
        new ExpectationReader(names, consumerNames(consumers)).read(file.list("expect")),
        List.of(),
        null);
  }

  private static Duration publishLag(@Nullable Section monitoring) {
    if (monitoring == null) {
      return Duration.ZERO;
    }
    monitoring.only(List.of(PublishLag.KEY));
    return PublishLag.read(monitoring.setting(PublishLag.KEY));
  }

  private static String name(Section file) {
    Setting name = file.setting("name");
    return name == null ? "Scenario" : Values.text(name);
  }

  private static @Nullable Duration warmUp(Section file, Duration duration) {
    Setting warmUp = file.setting("warmUp");
    if (warmUp == null) {
      return null;
    }
    if (Values.duration(warmUp).compareTo(duration) >= 0) {
      Setting given = file.setting("duration");
      String than = given == null ? "1h" : given.text();
      throw warmUp.isNot("shorter than the duration of " + than);
    }
    return Values.duration(warmUp);
  }

  private static long seed(@Nullable Setting seed) {
    return seed == null ? 1 : Values.wholeLong(seed, 0, Long.MAX_VALUE);
  }

  private static Set<String> names(List<ConfiguredAlarm> alarms) {
    return alarms.stream()
        .map(alarm -> alarm.definition().id().name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> consumerNames(List<ConsumerPlan> consumers) {
    return consumers.stream()
        .map(ConsumerPlan::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> deadLetterQueues(Map<String, QueuePlan> queues) {
    Set<String> names = new LinkedHashSet<>();
    for (QueuePlan queue : queues.values()) {
      if (queue.deadLetterQueue() != null) {
        names.add(queue.deadLetterQueue());
      }
    }
    return names;
  }

  private static List<RedrivePlan> redrives(
      List<ConfigValue> list, Set<String> deadLetterQueues, Duration end) {
    List<RedrivePlan> redrives = new ArrayList<>();
    for (ConfigValue value : list) {
      Section redrive = Section.section(value);
      redrive.only(List.of("from", "at", "rate"));
      redrives.add(
          new RedrivePlan(
              Values.existing(redrive.required("from"), deadLetterQueues, "dead-letter queue"),
              Values.before(end, redrive.required("at")),
              perSecond(redrive.setting("rate"))));
    }
    return redrives;
  }

  private static @Nullable Integer perSecond(@Nullable Setting rate) {
    if (rate == null) {
      return null;
    }
    double perSecond = Values.rate(rate);
    if (perSecond != Math.rint(perSecond) || perSecond > MAX_REDRIVE_RATE) {
      throw rate.isNot("a whole number per second, from 1/s to 500/s");
    }
    return (int) perSecond;
  }
}
