package dev.tailback.benchmarks.load;

/** How much is left of something to be done. */
final class Countdown {
  private long left;

  Countdown(long left) {
    this.left = left;
  }

  /** Takes up to {@code most} of what is left. */
  int take(int most) {
    int taken = (int) Math.min(most, left);
    left -= taken;
    return taken;
  }

  /** Gives back what was taken and not done. */
  void giveBack(int count) {
    left += count;
  }
}
