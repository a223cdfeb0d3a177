package dev.tailback.pressure;

import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Reports approximate counts that are further off than usual: each is multiplied by a random factor
 * and shifted by a random offset, and is never less than 0.
 */
public record FaultSkew(double minFactor, double maxFactor, double minOffset, double maxOffset)
    implements FaultEffect {
  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.carryOut(
        new FaultHooks() {
          @Override
          public long approximate(long count) {
            double factor = draw(minFactor, maxFactor, firing.random());
            double offset = draw(minOffset, maxOffset, firing.random());
            return Math.max(0, Math.round(count * factor + offset));
          }
        });
  }

  private static double draw(double min, double max, RandomGenerator random) {
    return min + (max - min) * random.nextDouble();
  }

  @Override
  public Set<String> actions() {
    return Set.of("GetQueueAttributes");
  }

  @Override
  public boolean needsOwnQueues() {
    return true;
  }
}
