package dev.tailback.lab.sim;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Agenda;

/** Passes on the engine's message events. */
record Records(Agenda agenda, RecordSink sink) implements EngineListener {

  @Override
  public void happened(MessageEvent event) {
    if (event.content() != null) {
      sink.record(
          agenda.now(),
          event.queue().name(),
          event.kind(),
          Ticket.of(event.content()).number(),
          event.receiveCount(),
          event.consumer());
    }
  }

  /** Returns false if a deleted message was already gone, so that nothing is known about it. */
  @Override
  public boolean wants(Kind kind) {
    return kind != Kind.DELETE_IGNORED;
  }
}
