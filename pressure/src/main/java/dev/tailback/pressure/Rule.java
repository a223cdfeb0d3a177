package dev.tailback.pressure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The common part of all rules. */
public interface Rule {

  /**
   * Returns the time after which it removes itself; {@code null} if it stays until it is removed.
   */
  @Nullable Duration lasts();

  /** Returns the same rule with another time after which it removes itself. */
  Rule lasting(@Nullable Duration duration);
}
