package dev.tailback.conformance;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Runs rules one by one where each may move the shared clock. */
final class ClockLock implements ResourceLocksProvider {
  private static final Set<Lock> ALONE = Set.of(new Lock("clock"));

  @Override
  public Set<Lock> provideForClass(Class<?> rules) {
    try {
      return Target.current().movesItsClock() ? ALONE : Set.of();
    } catch (RuntimeException e) {
      // Each rule will fail with this exception.
      return ALONE;
    }
  }
}
