package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.ProducerPlan.Gate;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import dev.tailback.lab.scenario.ProducerPlan.ShardChoice;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.RetryRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the producers of a scenario. */
final class ProducerReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "queue",
          "queues",
          "shards",
          "rate",
          "arrivals",
          "batch",
          "size",
          "groups",
          "retries",
          "gate");
  private static final Pattern GATE = Pattern.compile("visible *> *([1-9]\\d{0,11})");
  private static final int MAX_BATCH = 10;
  private static final int MAX_GROUPS = 1_000_000;
  private static final double MAX_SKEW = 10;
  private static final int KIB = 1_024;
  private static final Map<String, RetryRule> RETRIES = retries();

  private final Map<String, QueuePlan> queues;
  private final ArrivalsReader arrivals;
  private final Names names = new Names("producer");

  ProducerReader(Map<String, QueuePlan> queues, Path folder) {
    this.queues = queues;
    this.arrivals = new ArrivalsReader(folder);
  }

  private static Map<String, RetryRule> retries() {
    Map<String, RetryRule> retries = new LinkedHashMap<>();
    retries.put("none", RetryRule.NONE);
    retries.put("legacy", RetryRule.LEGACY);
    retries.put("standard-before-2026-11", RetryRule.STANDARD_BEFORE_2026_11);
    retries.put("standard", RetryRule.STANDARD);
    retries.put("adaptive", RetryRule.ADAPTIVE);
    return retries;
  }

  List<ProducerPlan> read(List<ConfigValue> producers) {
    List<ProducerPlan> plans = new ArrayList<>();
    for (ConfigValue producer : producers) {
      plans.add(plan(Section.section(producer)));
    }
    return plans;
  }

  private ProducerPlan plan(Section producer) {
    producer.only(KEYS);
    List<String> into = queuesOf(producer);
    int batch = Values.whole(producer, "batch", 1, MAX_BATCH, 1);
    return new ProducerPlan(
        names.of(producer),
        into,
        arrivals.read(producer),
        batch,
        size(producer, into, batch),
        groups(producer, into),
        shards(producer, into.size()),
        Values.word(producer, "retries", RETRIES, RetryRule.STANDARD),
        gate(producer.section("gate")));
  }

  private List<String> queuesOf(Section producer) {
    if (producer.find("queues") == null) {
      return List.of(Values.existing(producer.required("queue"), queues.keySet(), "queue"));
    }
    Values.absent(producer, "queue", "queues says where it sends");
    List<String> into = new ArrayList<>();
    for (ConfigValue value : producer.list("queues")) {
      Setting queue = Section.setting(value);
      Values.existing(queue, queues.keySet(), "queue");
      if (into.contains(queue.text())) {
        throw queue.isNot("given once");
      }
      into.add(queue.text());
    }
    checkQueues(producer, into);
    return into;
  }

  private static void checkQueues(Section producer, List<String> into) {
    ConfigValue value = Values.required(producer, "queues");
    if (into.isEmpty()) {
      throw value.place().problem("expected at least one queue");
    }
    if (into.stream().map(ProducerReader::isFifo).distinct().count() > 1) {
      throw value.place().problem("expected queues of one type, standard or FIFO");
    }
  }

  private static boolean isFifo(String queue) {
    return queue.endsWith(".fifo");
  }

  /** Reads the size of a message, which every queue must accept, both alone and in a batch. */
  private int size(Section producer, List<String> into, int batch) {
    Setting size = producer.setting("size");
    if (size == null) {
      return KIB;
    }
    int max = Integer.MAX_VALUE;
    for (String queue : into) {
      max =
          Math.min(max, Objects.requireNonNull(queues.get(queue)).settings().maximumMessageSize());
    }
    int bytes = Values.bytes(size, max);
    if ((long) bytes * batch > KIB * KIB) {
      throw size.isNot("a size of which " + batch + " fit into a request of 1 MiB");
    }
    return bytes;
  }

  private static @Nullable Groups groups(Section producer, List<String> into) {
    Section groups = producer.section("groups");
    if (groups == null) {
      checkNeedsNoGroups(producer, into);
      return null;
    }
    groups.only(List.of("count", "skew"));
    Setting skew = groups.setting("skew");
    return new Groups(
        Values.whole(groups.required("count"), 1, MAX_GROUPS),
        skew == null ? 0 : Values.number(skew, 0, MAX_SKEW));
  }

  private static void checkNeedsNoGroups(Section producer, List<String> into) {
    if (isFifo(into.get(0))) {
      throw needsGroups(producer, "a FIFO queue needs them");
    }
    if (into.size() > 1) {
      throw needsGroups(producer, "the group decides which of the queues a message goes to");
    }
  }

  private static ConfigException needsGroups(Section producer, String why) {
    return producer.place().problem("expected the key groups, such as {count: 100}: " + why);
  }

  private static ShardChoice shards(Section producer, int queues) {
    Section shards = producer.section("shards");
    if (shards == null) {
      return ShardChoice.NONE;
    }
    shards.only(List.of("each"));
    if (queues == 1) {
      throw shards.place().problem("expected to be absent: there is only one queue");
    }
    return new ShardChoice(Values.whole(shards.required("each"), 1, queues));
  }

  private static @Nullable Gate gate(@Nullable Section gate) {
    if (gate == null) {
      return null;
    }
    gate.only(List.of("until", "resumeBelow"));
    Setting until = gate.required("until");
    Matcher above = GATE.matcher(until.text());
    if (!above.matches()) {
      throw until.isNot("a condition such as visible > 10000");
    }
    long limit = Long.parseLong(above.group(1));
    Setting resume = gate.setting("resumeBelow");
    return new Gate(limit, resume == null ? limit : Values.wholeLong(resume, 1, limit));
  }
}
