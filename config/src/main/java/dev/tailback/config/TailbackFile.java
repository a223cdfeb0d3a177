package dev.tailback.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  private static final String QUEUES = "queues";
  private static final String THROTTLES = "throttles";
  private static final String FAULTS = "faults";
  private static final String LIMITS_KEY = "limits";
  private static final String UPSTREAM_KEY = "upstream";
  private static final String SCALING = "scaling";

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
        QueueReader.read(file.section(QUEUES)),
        RuleDefinition.all(file.list(THROTTLES)),
        RuleDefinition.all(file.list(FAULTS)),
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
}
