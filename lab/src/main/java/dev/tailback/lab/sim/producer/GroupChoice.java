package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.ProducerPlan;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws message groups, each with a share by Zipf's law. */
final class GroupChoice {
  private final String[] names;
  private final double[] sums;

  /**
   * Names the groups.
   *
   * @param producer the producer, which shares its groups with no other
   */
  GroupChoice(String producer, ProducerPlan.Groups groups) {
    names = new String[groups.count()];
    sums = new double[groups.count()];
    double sum = 0;
    for (int i = 0; i < names.length; i++) {
      names[i] = producer + "-" + (i + 1);
      sum += StrictMath.pow(i + 1.0, -groups.skew());
      sums[i] = sum;
    }
  }

  /** Draws the group of a message. */
  String next(RandomGenerator random) {
    double drawn = random.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, drawn);
    return names[Math.min(found < 0 ? -found - 1 : found + 1, names.length - 1)];
  }
}
