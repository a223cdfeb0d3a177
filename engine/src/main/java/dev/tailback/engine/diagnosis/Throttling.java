package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import dev.tailback.engine.diagnosis.Symptoms.Throttle;
import org.jspecify.annotations.Nullable;

/** Producers whose sends are refused. */
final class Throttling {

  static @Nullable Finding throttled(Symptoms queue) {
    double refused = queue.rates().throttledSends();
    if (refused <= Thresholds.THROTTLED_PER_SECOND) {
      return null;
    }
    double share = refused / (queue.rates().arriving() + refused);
    Severity severity =
        share > Thresholds.THROTTLED_TROUBLE_SHARE ? Severity.TROUBLE : Severity.WATCH;
    Throttle throttle = queue.activity().throttle();
    Finding finding =
        throttle == null
            ? Finding.of(severity, "throttled.sends", share)
            : Finding.of(
                severity, "throttled.by", share, throttle.id(), plain(throttle.ratePerSecond()));
    return finding.suggest(Action.to(Kind.PRESSURE, "Open throttles"));
  }

  /** Returns a rate as it was set: 50, not 50.0. */
  private static String plain(double rate) {
    return rate == Math.rint(rate) ? Format.INT.text(rate) : Format.RATE.text(rate);
  }

  private Throttling() {}
}
