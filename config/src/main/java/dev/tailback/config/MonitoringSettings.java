package dev.tailback.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a file says about metrics and alarms.
 *
 * @param alarms the alarms to start with
 * @param publishLag how long after the end of a minute SQS's metrics of it can be read
 * @param actions where the actions of alarms go, by their ARNs
 * @param events where an event goes for each change of an alarm's state
 */
public record MonitoringSettings(
    List<NamedDefinition> alarms,
    Duration publishLag,
    Map<String, List<AlarmSink>> actions,
    List<AlarmSink> events) {

  /** No alarms, metrics that are on time, and nowhere for actions to go. */
  public static final MonitoringSettings NONE =
      new MonitoringSettings(List.of(), Duration.ZERO, Map.of(), List.of());
}
