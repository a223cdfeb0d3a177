package dev.tailback.junit;

import dev.tailback.client.AwaitResult;
import dev.tailback.client.Event;
import dev.tailback.client.EventPage;
import dev.tailback.client.RemoteQueue;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue of a server elsewhere, as assertions see it. */
record DistantQueue(RemoteQueue queue) implements WatchedQueue {
  private static final Duration PAUSE = Duration.ofMillis(20);

  @Override
  public String name() {
    return queue.name();
  }

  @Override
  public @Nullable QueueCounts counts() {
    AwaitResult seen = queue.look();
    Integer visible = seen.visible();
    Integer inFlight = seen.inFlight();
    Integer delayed = seen.delayed();
    return visible == null || inFlight == null || delayed == null
        ? null
        : new QueueCounts(visible, inFlight, delayed);
  }

  @Override
  public boolean hasMessage(String body) {
    return queue.peek(QueueAssert.MAX_PEEKED).stream()
        .anyMatch(message -> message.body().equals(body));
  }

  @Override
  public int count(Kind kind) {
    return Math.toIntExact(queue.look().count(DistantEvents.name(kind)));
  }

  @Override
  public QueueHistory history() {
    QueueHistory history = new QueueHistory();
    EventPage page = queue.events().now();
    while (!page.events().isEmpty()) {
      history.lose(page.lost());
      for (Event event : page.events()) {
        history.add(DistantEvents.read(event));
      }
      page = queue.events().after(page.next()).now();
    }
    return history;
  }

  @Override
  public String report() {
    return DistantReport.of(queue, history());
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }
}
