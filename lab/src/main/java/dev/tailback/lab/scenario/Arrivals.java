package dev.tailback.lab.scenario;

import java.time.Duration;
import java.util.List;

/** When messages arrive at a producer. Rates are in messages per second. */
public sealed interface Arrivals {

  /** Returns the long-run average rate, or the final rate if it changes for good. */
  double perSecond();

  /** Evenly spaced. */
  record Constant(double perSecond) implements Arrivals {}

  /** At random, independently of each other. */
  record Poisson(double perSecond) implements Arrivals {}

  /** At random during on periods, not at all during off periods; starts on. */
  record OnOff(double whileOn, Duration on, Duration off) implements Arrivals {
    @Override
    public double perSecond() {
      return whileOn * on.toMillis() / (on.toMillis() + off.toMillis());
    }
  }

  /** At random, at a rate that changes linearly from the start, then stays constant. */
  record Ramp(double from, double to, Duration over) implements Arrivals {
    @Override
    public double perSecond() {
      return to;
    }
  }

  /** At random, at a rate that follows a cosine with a period of a day; starts at the low. */
  record Daily(double low, double high) implements Arrivals {
    @Override
    public double perSecond() {
      return (low + high) / 2;
    }
  }

  /** At random, at rates that were recorded; the last one stays. The first step is at 0. */
  record Trace(List<Step> steps) implements Arrivals {
    /** Copies the list. */
    public Trace {
      steps = List.copyOf(steps);
    }

    @Override
    public double perSecond() {
      return steps.get(steps.size() - 1).rate();
    }

    /** A rate from a time on. */
    public record Step(Duration at, double rate) {}
  }
}
