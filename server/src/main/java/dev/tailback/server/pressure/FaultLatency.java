package dev.tailback.server.pressure;

/**
 * A call that starts late, or whose result comes late, in engine time.
 *
 * <p>A client that goes away while its call waits to start does not have it carried out.
 */
public record FaultLatency(Latency latency, FaultMoment moment) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    long millis = latency.millis(hit.random());
    if (moment == FaultMoment.BEFORE) {
      hit.startAfter(millis);
    } else {
      hit.answerAfter(millis);
    }
  }
}
