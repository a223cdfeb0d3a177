package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/** Closes the connection without a reply, before or after the call took effect. */
public record FaultDrop(FaultMoment moment) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, RandomGenerator random) {
    call.drop(moment);
  }
}
