package dev.tailback.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The alarms of a server, in all accounts and regions. They are created by CloudWatch's API, and
 * evaluated every minute of the queues' clock.
 */
public final class RemoteAlarms {
  private final Calls calls;

  RemoteAlarms(Calls calls) {
    this.calls = calls;
  }

  /** Returns all alarms, by account, region and name. */
  public List<RemoteAlarm> list() {
    List<RemoteAlarm> alarms = new ArrayList<>();
    calls.get("alarms").path("alarms").forEach(json -> alarms.add(alarm(json)));
    return alarms;
  }

  private static RemoteAlarm alarm(JsonNode json) {
    return new RemoteAlarm(
        json.path("name").asText(),
        json.path("account").asText(),
        json.path("region").asText(),
        RemoteAlarm.State.valueOf(json.path("state").asText()),
        Instant.parse(json.path("since").asText()),
        json.path("reason").asText());
  }

  /**
   * Returns the state of an alarm.
   *
   * @throws IllegalArgumentException if no alarm, or more than one, has this name
   */
  public RemoteAlarm.State state(String name) {
    List<RemoteAlarm> named = list().stream().filter(alarm -> alarm.name().equals(name)).toList();
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          named.isEmpty()
              ? "There is no alarm " + name + "."
              : "There are " + named.size() + " alarms " + name + ", in several regions.");
    }
    return named.get(0).state();
  }
}
