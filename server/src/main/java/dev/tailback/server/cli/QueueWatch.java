package dev.tailback.server.cli;

import dev.tailback.client.Client;
import dev.tailback.client.Consumer;
import dev.tailback.client.Event;
import dev.tailback.client.EventPage;
import dev.tailback.client.RemoteMessage;
import dev.tailback.client.RemoteQueue;
import dev.tailback.client.TailbackClient;
import dev.tailback.lab.capture.Sighting;
import dev.tailback.lab.capture.Sighting.Kind;
import dev.tailback.lab.capture.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches what happens at a queue of a server. */
final class QueueWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MESSAGES_TO_LOOK_AT = 200;
  private static final int FULL_PAGE = 1_000;
  private static final int LONG_POLL_SECONDS = 20;
  private static final Map<String, Kind> KINDS =
      Map.of(
          "sent", Kind.SENT,
          "received", Kind.RECEIVED,
          "deleted", Kind.DELETED,
          "timedOut", Kind.BACK,
          "returned", Kind.BACK);

  private final TailbackClient server;
  private final RemoteQueue queue;
  private final List<Sighting> sightings = new ArrayList<>();

  /** The groups of the messages that were waiting, by message. */
  private final Map<String, String> groups = new HashMap<>();

  QueueWatch(TailbackClient server, String queue) {
    this.server = server;
    this.queue = server.queue(queue);
  }

  /**
   * Watches for a while, by the server's clock.
   *
   * @param whenWatching runs once no event can be missed
   * @throws IllegalArgumentException if more happened than the server remembers
   */
  Traffic traffic(Duration duration, Runnable whenWatching) {
    EmptyPolls before = emptyPolls();
    long next = queue.events().fromNow().now().next();
    long from = nowMillis();
    long end = from + duration.toMillis();
    whenWatching.run();
    boolean isOver = false;
    while (!isOver) {
      boolean isLast = nowMillis() >= end;
      EventPage page = queue.events().after(next).within(isLast ? Duration.ZERO : PATIENCE);
      isOver = isLast && page.events().size() < FULL_PAGE;
      next = page.next();
      see(page, end);
      lookAtGroups();
    }
    return new Traffic(
        queue.name(),
        from,
        duration.toMillis(),
        sightings,
        groups.values(),
        before.waitSeconds(emptyPolls()));
  }

  private long nowMillis() {
    return server.clock().now().toEpochMilli();
  }

  private void see(EventPage page, long endMillis) {
    if (page.lost() > 0) {
      throw new IllegalArgumentException(
          "more happens between two requests than the server remembers: watch at a quieter time");
    }
    for (Event event : page.events()) {
      Kind kind = KINDS.get(event.event());
      boolean isOfQueue = event.queue().equals(queue.name()) && event.messageId() != null;
      if (kind != null && isOfQueue && event.atMillis() < endMillis) {
        sightings.add(sighting(kind, event));
      }
    }
  }

  private static Sighting sighting(Kind kind, Event event) {
    Client by = event.by();
    return new Sighting(
        kind,
        event.atMillis(),
        String.valueOf(event.messageId()),
        by == null ? "" : by.name(),
        bytes(event));
  }

  private static int bytes(Event event) {
    Integer bytes = event.bodyBytes();
    String body = event.body();
    if (bytes != null) {
      return bytes;
    }
    return body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
  }

  private void lookAtGroups() {
    for (RemoteMessage message : queue.peek(MESSAGES_TO_LOOK_AT)) {
      String group = message.messageGroupId();
      if (group != null) {
        groups.put(message.messageId(), group);
      }
    }
  }

  private EmptyPolls emptyPolls() {
    long shortPolls = 0;
    long longPolls = 0;
    for (Consumer consumer : queue.consumers()) {
      shortPolls += consumer.emptyShortPolls();
      longPolls += consumer.emptyLongPolls();
    }
    return new EmptyPolls(shortPolls, longPolls);
  }

  /** How many receives found nothing. */
  private record EmptyPolls(long shortPolls, long longPolls) {

    /**
     * Returns how long receives wait, as shown by the empty receives since then; {@code null} if
     * there was none.
     */
    @Nullable Integer waitSeconds(EmptyPolls later) {
      long newShort = later.shortPolls - shortPolls;
      long newLong = later.longPolls - longPolls;
      if (newShort + newLong == 0) {
        return null;
      }
      return newShort > newLong ? 0 : LONG_POLL_SECONDS;
    }
  }
}
