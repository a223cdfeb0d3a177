package dev.tailback.server.pressure;

import dev.tailback.server.service.Reply;

/** A connection that is closed without an answer, before or after the call took effect. */
public record FaultDrop(FaultMoment moment) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    hit.end(moment, Reply::drop);
  }
}
