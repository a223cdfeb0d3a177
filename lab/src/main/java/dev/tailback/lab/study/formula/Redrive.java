package dev.tailback.lab.study.formula;

/**
 * Messages whose deliveries fail independently of each other, and which go to a dead-letter queue
 * after a number of receives.
 *
 * @param fails the share of deliveries that fail, below 1
 * @param maxReceiveCount 1 or more
 */
public record Redrive(double fails, int maxReceiveCount) {

  /** Returns the share of messages that are dead-lettered. */
  public double deadLettered() {
    return Math.pow(fails, maxReceiveCount);
  }

  /** Returns how often a message is received on average. */
  public double receives() {
    return (1 - deadLettered()) / (1 - fails);
  }

  /** Returns the smallest maxReceiveCount that keeps the share below this. */
  public static int receivesFor(double fails, double share) {
    int count = 1;
    while (Math.pow(fails, count) >= share) {
      count++;
    }
    return count;
  }
}
