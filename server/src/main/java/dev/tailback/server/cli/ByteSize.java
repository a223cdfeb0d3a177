package dev.tailback.server.cli;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses sizes: bytes with or without a unit, or a share of the heap. */
final class ByteSize {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})(%|[kMG]?B|[KMG]iB)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private ByteSize() {}

  /**
   * Returns the number of bytes for a text such as {@code 64MiB} or {@code 50%}, or 0 if it is not
   * a size.
   */
  static long bytes(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches() ? bytes(Long.parseLong(size.group(1)), unit(size)) : 0;
  }

  private static String unit(Matcher size) {
    return Objects.requireNonNullElse(size.group(2), "B");
  }

  /** Returns 0 if it is more than the whole heap, or does not fit into 64 bits. */
  private static long bytes(long number, String unit) {
    if (unit.equals("%")) {
      return number > 100 ? 0 : share(number);
    }
    long each = UNITS.getOrDefault(unit, 1L);
    return number > Long.MAX_VALUE / each ? 0 : number * each;
  }

  private static long share(long percent) {
    long heap = Runtime.getRuntime().maxMemory();
    return heap / 100 * percent + heap % 100 * percent / 100;
  }
}
