package dev.tailback.lab.sim.producer;

/**
 * The rate limiter of the SDKs' adaptive mode. It does nothing until the first throttle. From then
 * on the rate falls with each throttle, and grows again along a cubic curve: fast at first, slowly
 * near the rate at which it was throttled last, and then faster and faster.
 *
 * @see <a href="https://doi.org/10.1145/1400097.1400105">CUBIC</a>
 */
final class CubicLimiter {
  private static final double MIN_FILL_RATE = 0.5;
  private static final double MIN_CAPACITY = 1;
  private static final double BETA = 0.7;
  private static final double SCALE = 0.4;
  private static final double SMOOTH = 0.8;
  private static final double BUCKETS_PER_SECOND = 2;
  private static final double ROUNDING = 1e-9;

  private boolean isEnabled;
  private double tokens;
  private double capacity;
  private double fillRate;
  private double filledAt;

  private double measuredRate;
  private double lastBucket;
  private long answers;

  private double lastMaxRate;
  private double lastThrottledAt;
  private double window;

  /** Takes a token, or returns how long to wait before asking again. */
  double take(double now) {
    if (!isEnabled) {
      return 0;
    }
    fill(now);
    if (tokens < 1 - ROUNDING) {
      return (1 - tokens) / fillRate;
    }
    tokens--;
    return 0;
  }

  private void fill(double now) {
    tokens = Math.min(capacity, tokens + (now - filledAt) * fillRate);
    filledAt = now;
  }

  /** Learns from an answer. */
  void answered(boolean isThrottle, double now) {
    measure(now);
    double rate;
    if (isThrottle) {
      lastMaxRate = isEnabled ? Math.min(measuredRate, fillRate) : measuredRate;
      window = StrictMath.cbrt(lastMaxRate * (1 - BETA) / SCALE);
      lastThrottledAt = now;
      isEnabled = true;
      rate = lastMaxRate * BETA;
    } else {
      double sinceWindow = now - lastThrottledAt - window;
      rate = SCALE * sinceWindow * sinceWindow * sinceWindow + lastMaxRate;
    }
    if (isEnabled) {
      setRate(Math.min(rate, 2 * measuredRate), now);
    }
  }

  private void measure(double now) {
    double bucket = Math.floor(now * BUCKETS_PER_SECOND) / BUCKETS_PER_SECOND;
    answers++;
    if (bucket > lastBucket) {
      double rate = answers / (bucket - lastBucket);
      measuredRate = rate * SMOOTH + measuredRate * (1 - SMOOTH);
      answers = 0;
      lastBucket = bucket;
    }
  }

  private void setRate(double rate, double now) {
    fill(now);
    fillRate = Math.max(rate, MIN_FILL_RATE);
    capacity = Math.max(rate, MIN_CAPACITY);
    tokens = Math.min(tokens, capacity);
  }
}
