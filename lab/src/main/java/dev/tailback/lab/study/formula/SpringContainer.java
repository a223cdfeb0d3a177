package dev.tailback.lab.study.formula;

import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.Seconds;

/**
 * A listener container of Spring Cloud AWS with more messages than it can process: it polls again
 * when enough of its messages are done for a full poll, or after its longest delay.
 */
public record SpringContainer(Polling.Spring plan, ProcessingTime time) {
  private static final int STEPS = 2_000;

  /**
   * Returns how many messages per second it processes; without a known formula, the rate of one
   * that is always full.
   */
  public double perSecond() {
    int permits = plan.maxConcurrentMessages();
    return isKnown() ? donePerPoll() / secondsPerPoll() : permits / time.mean();
  }

  /**
   * The remaining time of a message that began before the poll is known only for exponential times.
   */
  private boolean isKnown() {
    return time.processing() instanceof Processing.Exponential
        || fullPoll() == plan.maxConcurrentMessages();
  }

  private int fullPoll() {
    return Math.min(plan.maxMessagesPerPoll(), plan.maxConcurrentMessages());
  }

  private double longestSeconds() {
    double all = time.quantile(1 - 1e-6 / plan.maxConcurrentMessages());
    return plan.mode() == Polling.Spring.Mode.ALWAYS_POLL_MAX_MESSAGES
        ? all
        : Math.min(all, Seconds.of(plan.maxDelayBetweenPolls()));
  }

  private double secondsPerPoll() {
    double step = longestSeconds() / STEPS;
    double sum = 0;
    for (int n = 0; n < STEPS; n++) {
      sum += fewerThan(fullPoll(), (n + 0.5) * step) * step;
    }
    return sum;
  }

  /** Returns the mean number of messages done when it polls: the sum over n of P(at least n). */
  private double donePerPoll() {
    double sum = 0;
    for (int least = 1; least <= fullPoll(); least++) {
      sum += 1 - fewerThan(least, longestSeconds());
    }
    return sum;
  }

  /** Returns the probability that fewer than this many messages are done after a time. */
  private double fewerThan(int least, double seconds) {
    int permits = plan.maxConcurrentMessages();
    double open = time.longer(1, seconds);
    if (open >= 1) {
      return 1;
    }
    // sums binomial probabilities, from all done downwards
    double term = Math.pow(1 - open, permits);
    double atLeast = 0;
    for (int done = permits; done >= least; done--) {
      atLeast += term;
      term *= open / (1 - open) * done / (permits - done + 1);
    }
    return Math.max(0, 1 - atLeast);
  }
}
