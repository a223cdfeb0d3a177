package dev.tailback.server.cli;

import dev.tailback.config.ByteSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses amounts of memory: bytes with or without a unit, or a share of the heap. */
final class MemorySize {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3})%");

  private MemorySize() {}

  /**
   * Returns the number of bytes for a text such as {@code 64MiB} or {@code 50%}, or 0 if it is not
   * a size, or is more than the whole heap.
   */
  static long bytes(String text) {
    Matcher share = SHARE.matcher(text);
    return share.matches() ? share(Integer.parseInt(share.group(1))) : ByteSize.parse(text);
  }

  private static long share(int percent) {
    long heap = Runtime.getRuntime().maxMemory();
    return percent > 100 ? 0 : heap / 100 * percent + heap % 100 * percent / 100;
  }
}
