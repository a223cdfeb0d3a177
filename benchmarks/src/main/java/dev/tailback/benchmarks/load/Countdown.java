package dev.tailback.benchmarks.load;

/** A shared counter of remaining work. */
final class Countdown {
  private long left;

  Countdown(long left) {
    this.left = left;
  }

  /** Takes up to {@code most} of the remaining work, and returns how much. */
  int take(int most) {
    int taken = (int) Math.min(most, left);
    left -= taken;
    return taken;
  }

  /** Gives back work that was taken but not done. */
  void giveBack(int count) {
    left += count;
  }
}
