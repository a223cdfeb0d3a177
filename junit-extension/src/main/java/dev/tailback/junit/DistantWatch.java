package dev.tailback.junit;

import dev.tailback.client.AwaitResult;
import dev.tailback.client.Event;
import dev.tailback.client.EventPage;
import dev.tailback.client.RemoteQueue;
import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import java.time.Instant;

/** Watches a queue elsewhere for the first message that could be received. */
final class DistantWatch {
  private final RemoteQueue queue;
  private final long after;
  private final Instant since;

  DistantWatch(RemoteQueue queue) {
    this.queue = queue;
    AwaitResult now = queue.look();
    this.after = now.next();
    this.since = Instant.ofEpochMilli(now.atMillis());
  }

  /** Returns whether nothing could be received and, if not, what came first and when. */
  Finding finding(QueueCounts counts) {
    EventPage page =
        queue
            .events()
            .only("received", "delayEnded", "timedOut", "returned", "deadLettered")
            .after(after)
            .now();
    for (Event event : page.events()) {
      if (isArrival(event)) {
        return Finding.changing(false, text(event));
      }
    }
    return Finding.changing(counts.visible() == 0, "it " + Phrases.of(counts));
  }

  private boolean isArrival(Event event) {
    return !event.event().equals("deadLettered") || queue.name().equals(event.target());
  }

  private String text(Event event) {
    String what =
        switch (event.event()) {
          case "received" -> "was received";
          case "deadLettered" -> "was dead-lettered from queue " + event.queue();
          default -> "became visible";
        };
    Duration passed = Duration.between(since, Instant.ofEpochMilli(event.atMillis()));
    String body = event.body() == null ? "" : QueueEvent.quoted(event.body());
    return "after %s message %s %s %s".formatted(Phrases.of(passed), event.messageId(), body, what);
  }
}
