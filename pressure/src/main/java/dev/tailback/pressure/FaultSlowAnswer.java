package dev.tailback.pressure;

/** Sends the answer in small pieces; the call itself is carried out as usual. */
public record FaultSlowAnswer(Pace pace) implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.answerSlowly(pace);
  }
}
