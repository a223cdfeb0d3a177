package dev.tailback.server.pressure;

import dev.tailback.server.service.Disturbance;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Approximate counts that are further off than they need be: each is multiplied by a factor and
 * moved by an offset drawn for it, and never told as less than 0.
 */
public record FaultSkew(
    double leastFactor, double mostFactor, double leastOffset, double mostOffset)
    implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    RandomGenerator random = hit.random();
    hit.disturb(
        new Disturbance() {
          @Override
          public long told(long count) {
            double factor = draw(leastFactor, mostFactor, random);
            return Math.max(0, Math.round(count * factor + draw(leastOffset, mostOffset, random)));
          }
        });
  }

  private static double draw(double least, double most, RandomGenerator random) {
    return least + (most - least) * random.nextDouble();
  }

  @Override
  public Set<String> actions() {
    return Set.of("GetQueueAttributes");
  }
}
