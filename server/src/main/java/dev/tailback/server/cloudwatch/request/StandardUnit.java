package dev.tailback.server.cloudwatch.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The units that data can have. */
public final class StandardUnit {
  /** The unit of data without one. */
  public static final String NONE = "None";

  private static final List<String> ALL =
      List.of(
          "Seconds",
          "Microseconds",
          "Milliseconds",
          "Bytes",
          "Kilobytes",
          "Megabytes",
          "Gigabytes",
          "Terabytes",
          "Bits",
          "Kilobits",
          "Megabits",
          "Gigabits",
          "Terabits",
          "Percent",
          "Count",
          "Bytes/Second",
          "Kilobytes/Second",
          "Megabytes/Second",
          "Gigabytes/Second",
          "Terabytes/Second",
          "Bits/Second",
          "Kilobits/Second",
          "Megabits/Second",
          "Gigabits/Second",
          "Terabits/Second",
          "Count/Second",
          NONE);

  private StandardUnit() {}

  /** Returns the optional member {@code Unit}. */
  public static @Nullable String read(Members members) {
    return members.oneOf("Unit", ALL);
  }
}
