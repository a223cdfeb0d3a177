package dev.tailback.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.config.QueueDefinition.Limits;
import dev.tailback.config.QueueDefinition.TagList;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads queues from a section that has them by their names. */
public final class QueueReader {
  private static final List<String> LIMITS = List.of("inFlight", "lookAhead");
  private static final String DEAD_LETTER_QUEUE = "deadLetterQueue";
  private static final String REDRIVE_POLICY = "RedrivePolicy";
  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueReader() {}

  /**
   * Reads all queues of a section, which may be absent.
   *
   * @throws ConfigException if one is invalid
   */
  public static List<QueueDefinition> read(@Nullable Section section) {
    List<QueueDefinition> queues = new ArrayList<>();
    if (section != null) {
      section.values().forEach((name, value) -> queues.add(queue(name, attributesOf(value))));
    }
    return queues;
  }

  private static Section attributesOf(ConfigValue queue) {
    if (queue instanceof Setting setting && !setting.text().isEmpty()) {
      throw queue.expected("a queue's attributes; they are indented below its name");
    }
    return Section.section(queue);
  }

  private static QueueDefinition queue(String name, Section section) {
    Section deadLetters = deadLetters(section);
    if (deadLetters != null && section.find(REDRIVE_POLICY) != null) {
      throw deadLetters.place().problem("expected either this or " + REDRIVE_POLICY);
    }
    return new QueueDefinition(
        section.place(),
        name,
        attributes(section),
        tags(section.section("tags")),
        deadLetters == null ? null : deadLetterQueue(deadLetters),
        limits(section.section("limits")));
  }

  private static @Nullable Section deadLetters(Section section) {
    if (section.find(DEAD_LETTER_QUEUE) instanceof Setting name && !name.text().isEmpty()) {
      throw name.expected("{name: " + name.text() + ", maxReceiveCount: 3}");
    }
    return section.section(DEAD_LETTER_QUEUE);
  }

  private static Map<String, Setting> attributes(Section section) {
    Map<String, Setting> attributes = new LinkedHashMap<>();
    section
        .values()
        .forEach(
            (name, value) -> {
              if (!QueueDefinition.OTHER_KEYS.contains(name)) {
                attributes.put(name, attribute(value));
              }
            });
    return attributes;
  }

  /** Reads an attribute; a policy may be written as YAML instead of a text of JSON. */
  private static Setting attribute(ConfigValue value) {
    return value instanceof Section section
        ? Setting.of(section.place(), json(section.plain()))
        : Section.setting(value);
  }

  private static String json(Map<String, Object> plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static @Nullable TagList tags(@Nullable Section section) {
    return section == null ? null : new TagList(section.place(), section.texts());
  }

  private static DeadLetterQueue deadLetterQueue(Section section) {
    section.only(List.of("name", "maxReceiveCount"));
    return new DeadLetterQueue(section.required("name"), section.required("maxReceiveCount"));
  }

  private static Limits limits(@Nullable Section section) {
    if (section == null) {
      return Limits.NONE;
    }
    section.only(LIMITS);
    return new Limits(positive(section, "inFlight"), positive(section, "lookAhead"));
  }

  private static @Nullable Integer positive(Section section, String key) {
    Setting setting = section.setting(key);
    return setting == null ? null : setting.positive();
  }
}
