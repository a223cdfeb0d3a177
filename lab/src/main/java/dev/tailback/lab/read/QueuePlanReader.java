package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Place;
import dev.tailback.config.QueueDefinition;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.config.QueueReader;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.engine.queue.NumericAttribute;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.lab.scenario.QueuePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the queues of a scenario, which are written as in the configuration file. */
final class QueuePlanReader {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final Pattern NAME = Pattern.compile("(?=.{1,80}$)[A-Za-z0-9_-]+(\\.fifo)?");

  /**
   * Attributes that are accepted but ignored, so that a queue's definition can be copied as it is.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "Policy", "SqsManagedSseEnabled");

  private QueuePlanReader() {}

  static List<QueuePlan> read(Section scenario) {
    List<QueueDefinition> definitions = QueueReader.read(scenario.section("queues"));
    if (definitions.isEmpty()) {
      throw scenario.place().problem("expected at least one queue under queues");
    }
    Set<String> names = new HashSet<>();
    definitions.forEach(definition -> names.add(definition.name()));
    List<QueuePlan> plans = new ArrayList<>();
    definitions.forEach(definition -> plans.add(plan(definition, names)));
    return plans;
  }

  private static QueuePlan plan(QueueDefinition definition, Set<String> names) {
    if (!NAME.matcher(definition.name()).matches()) {
      throw definition.place().problem("expected a queue's name such as orders or orders.fifo");
    }
    DeadLetterQueue deadLetters = definition.deadLetterQueue();
    return new QueuePlan(
        definition.name(),
        settings(definition),
        deadLetters == null ? null : deadLetterQueue(definition, deadLetters.name(), names),
        deadLetters == null ? 0 : maxReceiveCount(deadLetters.maxReceiveCount()),
        definition.limits().orElse(QueueLimits.AMAZON));
  }

  private static String deadLetterQueue(
      QueueDefinition definition, Setting name, Set<String> names) {
    Values.existing(name, names, "queue");
    if (name.text().equals(definition.name())) {
      throw name.isNot("another queue");
    }
    if (name.text().endsWith(FIFO_SUFFIX) != definition.name().endsWith(FIFO_SUFFIX)) {
      throw name.isNot("a queue of the same type, standard or FIFO");
    }
    return name.text();
  }

  private static int maxReceiveCount(Setting setting) {
    return Values.whole(setting, 1, RedrivePolicy.MAX_RECEIVE_COUNT);
  }

  private static QueueSettings settings(QueueDefinition definition) {
    boolean isFifo = definition.name().endsWith(FIFO_SUFFIX);
    QueueSettings.Builder builder =
        (isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD).toBuilder();
    FifoAttributes fifo = new FifoAttributes(isFifo);
    for (Map.Entry<String, Setting> attribute : definition.attributes().entrySet()) {
      String name = attribute.getKey();
      NumericAttribute numeric = NumericAttribute.named(name);
      if (numeric != null) {
        numeric.set(builder, number(numeric, attribute.getValue()));
      } else if (!fifo.set(name, attribute.getValue()) && !WITHOUT_EFFECT.contains(name)) {
        throw unknown(name, attribute.getValue().place());
      }
    }
    return builder.fifo(fifo.settings()).build();
  }

  private static int number(NumericAttribute attribute, Setting setting) {
    try {
      int number = Integer.parseInt(setting.text());
      if (attribute.isValid(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The exception below says so.
    }
    throw setting.isNotNumber(attribute.expected());
  }

  private static ConfigException unknown(String name, Place place) {
    if (name.equals("RedrivePolicy")) {
      return place.problem("expected deadLetterQueue: {name: …, maxReceiveCount: …} instead");
    }
    if (name.equals("RedriveAllowPolicy")) {
      return place.problem("expected to be absent: the lab has no permissions");
    }
    Set<String> known = new HashSet<>(QueueDefinition.OTHER_KEYS);
    known.addAll(FifoAttributes.NAMES);
    for (NumericAttribute attribute : NumericAttribute.values()) {
      known.add(attribute.wireName());
    }
    return place.unknownKey(name, known);
  }
}
