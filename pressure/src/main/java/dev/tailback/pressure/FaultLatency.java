package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/**
 * Delays the start of a call, or its result, in engine time.
 *
 * <p>A call whose client goes away before it has started is not carried out.
 */
public record FaultLatency(Latency latency, FaultMoment moment) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, RandomGenerator random) {
    long millis = latency.millis(random);
    if (moment == FaultMoment.BEFORE) {
      call.startAfter(millis);
    } else {
      call.replyAfter(millis);
    }
  }
}
