package dev.tailback.server.cloudwatch.request;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lengths of periods, in seconds. */
public final class Period {
  private static final int MINUTE = 60;
  private static final int MAX = 365 * 24 * 60 * MINUTE;
  private static final Set<Integer> BELOW_A_MINUTE = Set.of(1, 5, 10, 20, 30);

  private Period() {}

  /** Returns the optional member {@code Period}. */
  public static @Nullable Integer read(Members members) {
    Integer seconds = members.input().integer("Period");
    if (seconds != null && !isValid(seconds)) {
      members.problems().invalidPeriod(members.path("Period"));
      return MINUTE;
    }
    return seconds;
  }

  /** Returns the required member {@code Period}. */
  public static int readRequired(Members members) {
    Integer seconds = read(members);
    if (seconds == null) {
      members.problems().missing(members.path("Period"));
      return MINUTE;
    }
    return seconds;
  }

  private static boolean isValid(int seconds) {
    return BELOW_A_MINUTE.contains(seconds)
        || (seconds > 0 && seconds % MINUTE == 0 && seconds <= MAX);
  }
}
