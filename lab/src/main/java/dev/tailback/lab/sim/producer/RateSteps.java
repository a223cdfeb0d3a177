package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.Seconds;
import java.util.List;

/**
 * A rate that changes in steps.
 *
 * @param fromSeconds when each step begins; the first at 0
 * @param rates the rate of each step
 * @param periodSeconds the time after which the steps repeat; infinity if the last one stays
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RateSteps(double[] fromSeconds, double[] rates, double periodSeconds) implements RateCurve {

  static RateSteps of(Arrivals.OnOff onOff) {
    double on = Seconds.of(onOff.on());
    double off = Seconds.of(onOff.off());
    return new RateSteps(new double[] {0, on}, new double[] {onOff.whileOn(), 0}, on + off);
  }

  static RateSteps of(Arrivals.Trace trace) {
    List<Arrivals.Trace.Step> steps = trace.steps();
    double[] from = steps.stream().mapToDouble(step -> Seconds.of(step.at())).toArray();
    double[] rates = steps.stream().mapToDouble(Arrivals.Trace.Step::rate).toArray();
    return new RateSteps(from, rates, Double.POSITIVE_INFINITY);
  }

  @Override
  public double after(double seconds, double expected) {
    boolean repeats = Double.isFinite(periodSeconds);
    double periods = repeats ? Math.floor(seconds / periodSeconds) : 0;
    double base = repeats ? periods * periodSeconds : 0;
    int step = stepAt(seconds - base);
    double at = seconds;
    double left = expected;
    while (true) {
      double end = step + 1 < rates.length ? fromSeconds[step + 1] : periodSeconds;
      double room = rates[step] == 0 ? 0 : rates[step] * (base + end - at);
      if (left <= room && rates[step] > 0) {
        return at + left / rates[step];
      }
      if (Double.isInfinite(end) || isSilent()) {
        return Double.POSITIVE_INFINITY;
      }
      left -= room;
      at = base + end;
      step++;
      if (step == rates.length) {
        step = 0;
        base = at;
      }
    }
  }

  private boolean isSilent() {
    for (double rate : rates) {
      if (rate > 0) {
        return false;
      }
    }
    return true;
  }

  private int stepAt(double seconds) {
    int step = 0;
    while (step + 1 < rates.length && fromSeconds[step + 1] <= seconds) {
      step++;
    }
    return step;
  }
}
