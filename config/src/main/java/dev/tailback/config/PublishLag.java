package dev.tailback.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how long metrics take to become readable: from zero, the default, to an hour. */
public final class PublishLag {
  /** Its key in a file. */
  public static final String KEY = "publishLag";

  private static final Duration MAX = Duration.ofHours(1);

  private PublishLag() {}

  /**
   * Returns the lag.
   *
   * @throws ConfigException if it is no such duration
   */
  public static Duration read(@Nullable Setting setting) {
    if (setting == null) {
      return Duration.ZERO;
    }
    Duration lag = DurationText.parse(setting.text());
    if (lag == null || lag.isNegative() || lag.compareTo(MAX) > 0) {
      throw setting.isNot("a duration from 0s to 1h");
    }
    return lag;
  }
}
