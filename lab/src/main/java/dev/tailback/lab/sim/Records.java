package dev.tailback.lab.sim;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.time.Agenda;

/** Hands on what the engine tells of messages. */
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

  /** Returns false for a delete of a message that is gone, of which nothing is known. */
  @Override
  public boolean wants(Kind kind) {
    return kind != Kind.DELETE_IGNORED;
  }
}
