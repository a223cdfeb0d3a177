package dev.tailback.server.admin;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EventFilter;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET events}: what happens to messages, as a long poll or as a stream. */
final class EventsResource implements AdminResource {
  static final List<String> PARAMETERS =
      List.of(
          "queue", AdminRequest.ACCOUNT, AdminRequest.REGION, "event", "after", "limit", "wait");

  private static final String NOW = "now";
  private static final int MAX_EVENTS = 1000;
  private static final int DEFAULT_EVENTS = 100;
  private static final int MAX_SECONDS = 60;

  private final EngineGate gate;
  private final QueueNames names;

  EventsResource(EngineGate gate, QueueNames names) {
    this.gate = gate;
    this.names = names;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return PARAMETERS;
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    request.atMost(1).require("GET").body().only();
    int max = (int) request.number("limit", 1, MAX_EVENTS, DEFAULT_EVENTS);
    long seconds = request.number("wait", 0, MAX_SECONDS, 0);
    return new EventPoll(reader(request, null), max, 1000 * seconds);
  }

  /**
   * Returns a reader for a stream.
   *
   * @param lastId the number of the last event that the client has; {@code null} if it gives none
   */
  EventReader stream(AdminRequest request, @Nullable String lastId) {
    request.atMost(1).require("GET").body().only();
    request.onlyParameters(
        List.of("queue", AdminRequest.ACCOUNT, AdminRequest.REGION, "event", "after"));
    return reader(request, lastId);
  }

  private EventReader reader(AdminRequest request, @Nullable String lastId) {
    String name = request.query().get("queue");
    QueueAddress queue =
        name == null ? null : names.address(request.account(), request.region(), name);
    EventFilter filter = new EventFilter(queue, kinds(request));
    return new EventReader(gate, filter, after(request, queue, lastId));
  }

  private static Set<Kind> kinds(AdminRequest request) {
    String given = request.query().get("event");
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (given != null) {
      for (String name : given.split(",", -1)) {
        Kind kind = EventNames.ALL.get(name);
        if (kind == null) {
          throw request.wrong("event", "some of " + String.join(",", EventNames.ALL.keySet()));
        }
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private long after(AdminRequest request, @Nullable QueueAddress queue, @Nullable String lastId) {
    Long last = lastId == null ? null : number(lastId);
    if (last != null) {
      return last;
    } else if (NOW.equals(request.query().get("after"))) {
      return gate.call(queues -> queues.eventLog().last());
    }
    long after = request.number("after", 0, Long.MAX_VALUE, -1);
    return after >= 0 ? after : gate.call(queues -> start(queues, queue));
  }

  /** Reads the number of an event that a client claims to have; anything else is ignored. */
  private static @Nullable Long number(String lastId) {
    try {
      return Math.max(0, Long.parseLong(lastId));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the number of the last event before a queue existed, or before all known events. */
  private static long start(Queues queues, @Nullable QueueAddress queue) {
    Queue found = queue == null ? null : queues.find(queue);
    return found == null ? queues.eventLog().forgotten() : found.inspection().eventCounts().since();
  }
}
