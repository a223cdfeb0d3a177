package dev.tailback.pressure;

/** Closes the connection without a reply, before or after the call took effect. */
public record FaultDrop(FaultMoment moment) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.drop(moment);
  }
}
