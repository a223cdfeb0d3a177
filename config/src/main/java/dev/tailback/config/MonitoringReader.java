package dev.tailback.config;

import dev.tailback.engine.queue.QueueAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file's settings of metrics and alarms, and the hosts to which the server may connect. */
final class MonitoringReader {
  static final String ALARMS = "alarms";
  static final String MONITORING = "monitoring";
  static final String OUTGOING = "outgoing";

  private static final String ACTIONS = "actions";
  private static final String EVENTS = "events";

  private final Section file;
  private final Set<HostPort> outgoing;

  MonitoringReader(Section file) {
    this.file = file;
    this.outgoing = Set.copyOf(file.list(OUTGOING).stream().map(MonitoringReader::host).toList());
  }

  private static HostPort host(ConfigValue value) {
    Setting setting = Section.setting(value);
    HostPort host = HostPort.parse(setting.text());
    if (host == null) {
      throw setting.isNot("a host and a port such as localhost:8080");
    }
    return host;
  }

  Set<HostPort> outgoing() {
    return outgoing;
  }

  MonitoringSettings settings() {
    List<NamedDefinition> alarms = NamedDefinition.all(file.section(ALARMS));
    Section monitoring = file.section(MONITORING);
    if (monitoring == null) {
      return new MonitoringSettings(alarms, Duration.ZERO, Map.of(), List.of());
    }
    monitoring.only(List.of(PublishLag.KEY, ACTIONS, EVENTS));
    return new MonitoringSettings(
        alarms,
        PublishLag.read(monitoring.setting(PublishLag.KEY)),
        actions(monitoring.section(ACTIONS)),
        sinks(monitoring, EVENTS));
  }

  private Map<String, List<AlarmSink>> actions(@Nullable Section section) {
    Map<String, List<AlarmSink>> actions = new LinkedHashMap<>();
    if (section != null) {
      for (String arn : section.keys()) {
        List<AlarmSink> sinks = sinks(section, arn);
        if (!arn.matches("arn:[a-z-]+:(sns|lambda):[!-~]+")) {
          throw section.place().problem("'" + arn + "' is not the ARN of an SNS topic or function");
        }
        actions.put(arn, sinks);
      }
    }
    return actions;
  }

  /** Reads one sink or a list of sinks. */
  private List<AlarmSink> sinks(Section section, String key) {
    return section.find(key) instanceof Setting one && !one.text().isEmpty()
        ? List.of(sink(one))
        : section.list(key).stream().map(Section::setting).map(this::sink).toList();
  }

  private AlarmSink sink(Setting setting) {
    QueueAddress queue = QueueAddress.ofArn(setting.text());
    if (queue != null) {
      return new AlarmSink(queue, null);
    }
    URI url = url(setting.text());
    HostPort host = url == null ? null : HostPort.of(url);
    if (host == null) {
      throw setting.isNot("the ARN of a queue, or a URL of http or https");
    }
    if (!outgoing.contains(host)) {
      throw setting.place().problem(host + " is not listed under " + OUTGOING);
    }
    return new AlarmSink(null, url);
  }

  private static @Nullable URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
