package dev.tailback.pressure;

/**
 * Delays the start of a call, or its result, in engine time.
 *
 * <p>A call whose client goes away before it has started is not carried out.
 */
public record FaultLatency(Latency latency, FaultMoment moment) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    long millis = latency.millis(firing.random(), firing.ruleAgeMillis());
    if (moment == FaultMoment.BEFORE) {
      call.startAfter(millis);
    } else {
      call.replyAfter(millis);
    }
  }
}
