package dev.tailback.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.config.QueueDefinition.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration file of ElasticMQ, another emulator. Settings of the server and of queues
 * are used; a key that has no meaning here causes a warning.
 *
 * @see <a
 *     href="https://github.com/softwaremill/elasticmq#automatically-creating-queues-on-startup">
 *     ElasticMQ's documentation</a>
 */
final class ElasticMqFile {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final String REST_SQS = "rest-sqs";
  private static final String AWS = "aws";
  private static final String DEAD_LETTERS = "deadLettersQueue";

  /** Durations of a queue, with the attributes that they correspond to. */
  private static final Map<String, String> TIMES =
      Map.of(
          "defaultVisibilityTimeout", "VisibilityTimeout",
          "delay", "DelaySeconds",
          "receiveMessageWait", "ReceiveMessageWaitTimeSeconds");

  /**
   * Blocks that are read, and the one for queue URLs, which is not needed: URLs take their host
   * from the request.
   */
  private static final Set<String> KNOWN = Set.of("node-address", REST_SQS, "queues", AWS);

  private static final Set<String> KNOWN_OF_REST_SQS =
      Set.of("enabled", "bind-port", "bind-hostname");

  private static final Set<String> KNOWN_OF_AWS = Set.of("region", "accountId");

  private static final Set<String> KNOWN_OF_QUEUE =
      Set.of(
          "defaultVisibilityTimeout",
          "delay",
          "receiveMessageWait",
          DEAD_LETTERS,
          "fifo",
          "contentBasedDeduplication",
          "tags",
          "copyTo",
          "moveTo");

  private static final Set<String> KNOWN_OF_DEAD_LETTERS = Set.of("name", "maxReceiveCount");

  private final Section file;
  private final Set<String> names = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();

  ElasticMqFile(Section file) {
    this.file = file;
  }

  Configuration configuration() {
    warnOfOthers(file, KNOWN);
    warnOfOthers(file.section(REST_SQS), KNOWN_OF_REST_SQS);
    warnOfOthers(file.section(AWS), KNOWN_OF_AWS);
    List<QueueDefinition> queues = new ArrayList<>();
    Section section = file.section("queues");
    if (section != null) {
      section.values().forEach((name, value) -> names.add(name(name, Section.section(value))));
      section.values().forEach((name, value) -> queues.add(queue(name, Section.section(value))));
    }
    return new Configuration(
        options(),
        queues,
        List.of(),
        List.of(),
        MonitoringSettings.NONE,
        Set.of(),
        List.of(),
        warnings);
  }

  private void warnOfOthers(@Nullable Section section, Set<String> known) {
    if (section != null) {
      section.values().forEach((key, value) -> warnOfOther(key, value, known));
    }
  }

  private void warnOfOther(String key, ConfigValue value, Set<String> known) {
    if (!known.contains(key) && !isAsHere(key, value)) {
      warnings.add(value.place() + ": has no meaning here and is ignored");
    }
  }

  /** Returns whether a key can be ignored: it is switched off, or requests SQS's own limits. */
  private static boolean isAsHere(String key, ConfigValue value) {
    if (value instanceof Setting setting) {
      return setting.text().equals("false")
          || (key.equals("sqs-limits") && setting.text().equals("strict"));
    }
    return value instanceof Section block
        && block.find("enabled") instanceof Setting enabled
        && enabled.text().equals("false");
  }

  private Map<String, Setting> options() {
    Map<String, Setting> options = new LinkedHashMap<>();
    add(options, "port", REST_SQS, "bind-port");
    add(options, "host", REST_SQS, "bind-hostname");
    add(options, "region", AWS, "region");
    add(options, "account", AWS, "accountId");
    return options;
  }

  private void add(Map<String, Setting> options, String option, String block, String key) {
    Section section = file.section(block);
    Setting setting = section == null ? null : section.setting(key);
    if (setting != null) {
      options.put(option, setting);
    }
  }

  private static String name(String key, Section queue) {
    return isTrue(queue.setting("fifo")) && !key.endsWith(FIFO_SUFFIX) ? key + FIFO_SUFFIX : key;
  }

  private static boolean isTrue(@Nullable Setting setting) {
    return setting != null && setting.text().equals("true");
  }

  private QueueDefinition queue(String key, Section section) {
    refuse(section.find("copyTo"));
    refuse(section.find("moveTo"));
    warnOfOthers(section, KNOWN_OF_QUEUE);
    String name = name(key, section);
    Section deadLetters = section.section(DEAD_LETTERS);
    warnOfOthers(deadLetters, KNOWN_OF_DEAD_LETTERS);
    return new QueueDefinition(
        section.place(),
        name,
        attributes(section),
        QueueReader.tags(section.section("tags")),
        deadLetters == null ? null : deadLetterQueue(deadLetters, name.endsWith(FIFO_SUFFIX)),
        Limits.NONE);
  }

  private static void refuse(@Nullable ConfigValue value) {
    if (value != null) {
      throw value
          .place()
          .problem(
              "SQS does not copy or move messages by itself, expected neither copyTo nor moveTo");
    }
  }

  private static Map<String, Setting> attributes(Section section) {
    Map<String, Setting> attributes = new LinkedHashMap<>();
    TIMES.forEach(
        (key, attribute) -> {
          Setting setting = section.setting(key);
          if (setting != null) {
            attributes.put(attribute, Setting.of(setting.place(), seconds(setting)));
          }
        });
    Setting deduplication = section.setting("contentBasedDeduplication");
    if (deduplication != null && (isTrue(deduplication) || isTrue(section.setting("fifo")))) {
      attributes.put("ContentBasedDeduplication", deduplication);
    }
    return attributes;
  }

  private static String seconds(Setting setting) {
    try {
      Duration duration =
          ConfigValueFactory.fromAnyRef(setting.plain()).atKey("time").getDuration("time");
      if (duration.toMillis() % 1000 == 0) {
        return Long.toString(duration.toSeconds());
      }
    } catch (ConfigException e) {
      // The exception below says so.
    }
    throw setting.isNot("a duration of whole seconds, such as 30 seconds");
  }

  /** Reads a dead-letter queue; for a FIFO queue its name may lack the suffix. */
  private DeadLetterQueue deadLetterQueue(Section section, boolean isFifo) {
    Setting name = section.required("name");
    String withSuffix = name.text() + FIFO_SUFFIX;
    boolean lacksSuffix = isFifo && !names.contains(name.text()) && names.contains(withSuffix);
    return new DeadLetterQueue(
        lacksSuffix ? Setting.of(name.place(), withSuffix) : name,
        section.required("maxReceiveCount"));
  }
}
