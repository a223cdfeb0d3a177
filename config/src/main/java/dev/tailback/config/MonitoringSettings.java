package dev.tailback.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A file's settings of metrics and alarms.
 *
 * @param alarms the alarms to start with
 * @param publishLag how long after the end of a minute its SQS metrics become readable
 * @param actions the destinations of alarm actions, by ARN
 * @param events the destinations of the event for each change of an alarm's state
 */
public record MonitoringSettings(
    List<NamedDefinition> alarms,
    Duration publishLag,
    Map<String, List<AlarmSink>> actions,
    List<AlarmSink> events) {

  /** No alarms, no publish lag, and no destinations for actions. */
  public static final MonitoringSettings NONE =
      new MonitoringSettings(List.of(), Duration.ZERO, Map.of(), List.of());
}
