package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue of a server. Looking into it does not receive messages. */
public final class RemoteQueue {
  private static final int MAX_PAGE = 1000;

  private final Calls calls;
  private final String name;
  private final @Nullable String account;
  private final @Nullable String region;

  RemoteQueue(Calls calls, String name, @Nullable String account, @Nullable String region) {
    this.calls = calls;
    this.name = name;
    this.account = account;
    this.region = region;
  }

  /** Returns its name, with {@code .fifo} if it is a FIFO queue. */
  public String name() {
    return name;
  }

  /** Returns the present state of the queue. */
  public QueueState state() {
    return calls.get("queues/" + path(), new TypeReference<>() {});
  }

  /** Returns the clients that receive from it, those seen last first. */
  public List<Consumer> consumers() {
    return calls.read(calls.get("queues/" + path()).path("consumers"), new TypeReference<>() {});
  }

  /**
   * Returns how many messages it has and how many events there were, at one moment; does not fail
   * if it does not exist.
   */
  public AwaitResult look() {
    return await().empty().within(Duration.ZERO).result();
  }

  /** Returns its first messages, in the order of arrival, without receiving them. */
  public List<RemoteMessage> peek(int maxMessages) {
    List<RemoteMessage> found = new ArrayList<>();
    JsonNode next = null;
    do {
      Map<String, Object> parameters = place();
      parameters.put("limit", Math.min(MAX_PAGE, maxMessages - found.size()));
      if (next != null) {
        parameters.put("after", next.asText());
      }
      JsonNode page =
          calls.get(
              "queues/" + AdminHttp.encoded(name) + "/messages" + AdminHttp.parameters(parameters));
      List<RemoteMessage> messages = calls.read(page.path("messages"), new TypeReference<>() {});
      found.addAll(messages);
      next = page.get("next");
    } while (next != null && found.size() < maxMessages);
    return found;
  }

  /** Returns what is wrong with it. */
  public QueueDiagnosis diagnosis() {
    return calls.get(
        "queues/" + AdminHttp.encoded(name) + "/diagnosis" + AdminHttp.parameters(place()),
        new TypeReference<>() {});
  }

  /** Returns its limits. */
  public RemoteLimits limits() {
    return new RemoteLimits(calls, "limits/" + path());
  }

  /** Starts building a throttle for calls about it, by its name. */
  public RemoteThrottles throttles() {
    return new RemoteThrottles(calls, Map.of("queue", name));
  }

  /** Starts building a fault for calls about it, by its name. */
  public RemoteFaults faults() {
    return new RemoteFaults(calls, Map.of("queue", name));
  }

  /** Returns the past and future events of its messages. */
  public RemoteEvents events() {
    Map<String, Object> parameters = place();
    parameters.put("queue", name);
    return new RemoteEvents(calls, parameters);
  }

  /** Starts building conditions to wait for. */
  public Await await() {
    return new Await(calls, "await" + AdminHttp.parameters(place()), name);
  }

  /** Empties it, forgets its events, and restores the limits that it started with. */
  public void reset() {
    calls.post("reset/" + path());
  }

  private String path() {
    return AdminHttp.encoded(name) + AdminHttp.parameters(place());
  }

  private Map<String, Object> place() {
    Map<String, Object> place = new LinkedHashMap<>();
    if (account != null) {
      place.put("account", account);
    }
    if (region != null) {
      place.put("region", region);
    }
    return place;
  }
}
