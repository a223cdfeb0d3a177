package dev.tailback.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The content of a configuration file.
 *
 * @param options values of command line options, by the names of the options without the leading
 *     dashes; not checked
 * @param queues the queues to start with
 * @param throttles the throttles to start with
 * @param faults the fault rules to start with
 * @param monitoring the settings of metrics and alarms
 * @param outgoing the hosts and ports that the server may connect to
 * @param scaling the scalable targets to start with
 * @param warnings what was ignored, one line each
 */
public record Configuration(
    Map<String, Setting> options,
    List<QueueDefinition> queues,
    List<RuleDefinition> throttles,
    List<RuleDefinition> faults,
    MonitoringSettings monitoring,
    Set<HostPort> outgoing,
    List<NamedDefinition> scaling,
    List<String> warnings) {

  /** An empty configuration. */
  public static final Configuration NONE =
      new Configuration(
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          MonitoringSettings.NONE,
          Set.of(),
          List.of(),
          List.of());

  /**
   * Reads a file: ElasticMQ's if its name ends in {@code .conf}, otherwise Tailback's own.
   *
   * @throws ConfigException if it can't be read or is invalid
   */
  public static Configuration read(Path file) {
    String text = TextFile.read(file);
    return file.toString().endsWith(".conf")
        ? new ElasticMqFile(HoconText.read(file)).configuration()
        : of(file.toString(), text);
  }

  /**
   * Reads the text of a file in Tailback's own format.
   *
   * @param source the name of the file in messages
   * @throws ConfigException if it is invalid
   */
  public static Configuration of(String source, String text) {
    return TailbackFile.configuration(YamlText.read(source, text));
  }
}
