package dev.tailback.conformance;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Has rules go one by one where each may move the clock of all. */
final class ClockLock implements ResourceLocksProvider {
  private static final Set<Lock> ALONE = Set.of(new Lock("clock"));

  @Override
  public Set<Lock> provideForClass(Class<?> rules) {
    try {
      return Target.current().movesItsClock() ? ALONE : Set.of();
    } catch (RuntimeException e) {
      // Each rule will fail by it and say so.
      return ALONE;
    }
  }
}
