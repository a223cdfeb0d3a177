package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happens to messages: {@code queue.events().only("deleted").now()} returns what has happened.
 * Each page says where to continue.
 */
public final class RemoteEvents {
  private static final int MAX_EVENTS = 1000;
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private final Calls calls;
  private final Map<String, Object> parameters;

  RemoteEvents(Calls calls, Map<String, Object> parameters) {
    this.calls = calls;
    this.parameters = parameters;
  }

  private RemoteEvents with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new RemoteEvents(calls, more);
  }

  /** Returns only some kinds of events, such as {@code deleted} and {@code deadLettered}. */
  public RemoteEvents only(String... kinds) {
    return with("event", String.join(",", kinds));
  }

  /** Continues after an event, by its number: the {@code next} of an earlier page. */
  public RemoteEvents after(long number) {
    return with("after", number);
  }

  /** Leaves out past events. */
  public RemoteEvents fromNow() {
    return with("after", "now");
  }

  /** Returns the known events, at most 1,000. */
  public EventPage now() {
    return within(Duration.ZERO);
  }

  /**
   * Returns the next events, at most 1,000; waits in real time until there is one.
   *
   * @param wait whole seconds, 60 at most; after that the page is empty
   */
  public EventPage within(Duration wait) {
    if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
      throw new IllegalArgumentException("wait is " + wait + ", and must be 0 to 60 seconds");
    }
    Map<String, Object> all = with("limit", MAX_EVENTS).with("wait", wait.toSeconds()).parameters;
    return calls.read(
        calls.send("GET", "events" + AdminHttp.parameters(all), null, wait),
        new TypeReference<>() {});
  }
}
