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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Tailback's own configuration file: its keys and their meaning. */
final class TailbackFile {
  private static final String ALLOWED_HOSTS = "allowedHosts";
  private static final String CORS_ORIGINS = "corsOrigins";
  private static final String PORT = "port";
  private static final String TRUSTED_PROXIES = "trustedProxies";
  private static final Set<String> LISTS =
      Set.of(ALLOWED_HOSTS, CORS_ORIGINS, PORT, TRUSTED_PROXIES);

  /** Keys that are command line options, with the names of the options. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("accessKeys", "access-keys"),
          Map.entry("account", "account"),
          Map.entry("adminTokenFile", "admin-token-file"),
          Map.entry(ALLOWED_HOSTS, "allowed-hosts"),
          Map.entry("clock", "clock"),
          Map.entry("console", "console"),
          Map.entry(CORS_ORIGINS, "cors-origin"),
          Map.entry("enforcePolicies", "enforce-policies"),
          Map.entry("host", "host"),
          Map.entry("idleTimeout", "idle-timeout"),
          Map.entry("log", "log"),
          Map.entry(PORT, PORT),
          Map.entry("profile", "profile"),
          Map.entry("region", "region"),
          Map.entry("requestTimeout", "request-timeout"),
          Map.entry("seed", "seed"),
          Map.entry("snapshot", "snapshot"),
          Map.entry("tlsCert", "tls-cert"),
          Map.entry("tlsKey", "tls-key"),
          Map.entry("tlsSelfSigned", "tls-self-signed"),
          Map.entry(TRUSTED_PROXIES, "trusted-proxies"));

  private static final Map<String, String> LIMITS =
      Map.of("inFlight", "in-flight", "lookAhead", "look-ahead", "storedBytes", "stored-bytes");

  private static final Map<String, String> UPSTREAM =
      Map.of(
          "endpoint", "upstream",
          "anyQueue", "upstream-any-queue",
          "allow", "upstream-allow",
          "readOnly", "upstream-read-only",
          "ca", "upstream-ca",
          "compare", "compare");

  private static final List<String> QUEUE_LIMITS = List.of("inFlight", "lookAhead");

  private static final String QUEUES = "queues";
  private static final String THROTTLES = "throttles";
  private static final String FAULTS = "faults";
  private static final String LIMITS_KEY = "limits";
  private static final String UPSTREAM_KEY = "upstream";
  private static final String SCALING = "scaling";
  private static final String TAGS = "tags";
  private static final String DEAD_LETTER_QUEUE = "deadLetterQueue";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REDRIVE_POLICY = "RedrivePolicy";

  private TailbackFile() {}

  static Configuration configuration(Section file) {
    file.only(
        keys(
            OPTIONS.keySet(),
            LIMITS_KEY,
            UPSTREAM_KEY,
            QUEUES,
            THROTTLES,
            FAULTS,
            MonitoringReader.ALARMS,
            MonitoringReader.MONITORING,
            MonitoringReader.OUTGOING,
            SCALING));
    Map<String, Setting> options = new LinkedHashMap<>();
    addOptions(file, OPTIONS, options);
    Section limits = file.section(LIMITS_KEY);
    if (limits != null) {
      limits.only(LIMITS.keySet());
      addOptions(limits, LIMITS, options);
    }
    Section upstream = file.section(UPSTREAM_KEY);
    if (upstream != null) {
      addUpstream(upstream, options);
    }
    MonitoringReader monitoring = new MonitoringReader(file);
    return new Configuration(
        options,
        queues(file.section(QUEUES)),
        rules(file, THROTTLES),
        rules(file, FAULTS),
        monitoring.settings(),
        monitoring.outgoing(),
        NamedDefinition.all(file.section(SCALING)),
        List.of());
  }

  private static void addUpstream(Section upstream, Map<String, Setting> options) {
    upstream.only(keys(UPSTREAM.keySet(), QUEUES));
    upstream.required("endpoint");
    addOptions(upstream, UPSTREAM, options);
    Section queues = upstream.section(QUEUES);
    if (queues != null) {
      String pairs =
          queues.texts().entrySet().stream()
              .map(queue -> queue.getKey() + "=" + queue.getValue())
              .collect(Collectors.joining(","));
      options.put("upstream-queue", Setting.of(queues.place(), pairs));
    }
  }

  private static Set<String> keys(Iterable<String> some, String... others) {
    Set<String> keys = new TreeSet<>(List.of(others));
    some.forEach(keys::add);
    return keys;
  }

  private static void addOptions(
      Section section, Map<String, String> names, Map<String, Setting> options) {
    names.forEach(
        (key, option) -> {
          Setting setting = LISTS.contains(key) ? section.commaList(key) : section.setting(key);
          if (setting != null) {
            options.put(option, setting);
          }
        });
  }

  private static List<QueueDefinition> queues(@Nullable Section section) {
    List<QueueDefinition> queues = new ArrayList<>();
    if (section != null) {
      section.values().forEach((name, value) -> queues.add(queue(name, Section.section(value))));
    }
    return queues;
  }

  private static List<RuleDefinition> rules(Section file, String key) {
    return file.list(key).stream()
        .map(Section::section)
        .map(section -> new RuleDefinition(section.place(), section.plain()))
        .toList();
  }

  private static QueueDefinition queue(String name, Section section) {
    Section deadLetters = section.section(DEAD_LETTER_QUEUE);
    if (deadLetters != null && section.find(REDRIVE_POLICY) != null) {
      throw deadLetters.place().problem("expected either this or " + REDRIVE_POLICY);
    }
    return new QueueDefinition(
        section.place(),
        name,
        attributes(section),
        tags(section.section(TAGS)),
        deadLetters == null ? null : deadLetterQueue(deadLetters),
        limits(section.section(LIMITS_KEY)));
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
    section.only(QUEUE_LIMITS);
    return new Limits(positive(section, "inFlight"), positive(section, "lookAhead"));
  }

  private static @Nullable Integer positive(Section section, String key) {
    Setting setting = section.setting(key);
    return setting == null ? null : setting.positive();
  }
}
