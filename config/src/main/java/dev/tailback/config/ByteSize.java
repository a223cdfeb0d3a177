package dev.tailback.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses numbers of bytes, with or without a unit: {@code 1000}, {@code 64MiB}, {@code 2GB}. */
public final class ByteSize {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([kKMG]?B|[KMG]iB)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private ByteSize() {}

  /** Returns the number of bytes, or 0 if the text is not a size or does not fit into 64 bits. */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches() ? bytes(Long.parseLong(size.group(1)), size.group(2)) : 0;
  }

  private static long bytes(long number, @Nullable String unit) {
    long each = unit == null ? 1 : UNITS.getOrDefault(unit, 1L);
    return number > Long.MAX_VALUE / each ? 0 : number * each;
  }
}
