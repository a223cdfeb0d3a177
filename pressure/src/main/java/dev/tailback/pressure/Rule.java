package dev.tailback.pressure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all rules have in common. */
public interface Rule {

  /** Returns after what time it removes itself; {@code null} if it stays until it is removed. */
  @Nullable Duration lasts();

  /** Returns the same rule with another time after which it removes itself. */
  Rule lasting(@Nullable Duration duration);
}
