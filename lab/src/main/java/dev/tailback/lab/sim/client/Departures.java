package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.lab.sim.statistic.Sum;
import java.util.EnumSet;
import java.util.Set;

/**
 * Records in the books what happens to messages without a call: they expire, or move to another
 * queue.
 */
final class Departures implements EngineListener {
  private static final Set<Kind> WANTED = EnumSet.of(Kind.EXPIRED, Kind.DEAD_LETTERED, Kind.MOVED);

  private final Stage stage;

  Departures(Stage stage) {
    this.stage = stage;
  }

  @Override
  public boolean wants(Kind kind) {
    return WANTED.contains(kind);
  }

  @Override
  public void happened(MessageEvent event) {
    MessageContent content = event.content();
    if (content == null) {
      throw new IllegalArgumentException("an event without a message: " + event);
    }
    Ticket ticket = Ticket.of(content);
    SimQueue from = stage.queue(event.queue().name());
    double now = stage.agenda().now();
    from.left(ticket, how(event.kind()), now);
    if (event.target() != null) {
      stage.queue(event.target().name()).entered(ticket, Sum.MOVED_IN, now);
    }
  }

  private static Sum how(Kind kind) {
    return switch (kind) {
      case EXPIRED -> Sum.EXPIRED;
      case DEAD_LETTERED -> Sum.DEAD_LETTERED;
      case MOVED -> Sum.MOVED_OUT;
      default -> throw new IllegalArgumentException("not asked for: " + kind);
    };
  }
}
