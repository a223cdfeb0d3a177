package dev.tailback.client.workers;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of an agent, and its own bounds, which take precedence over the server's number.
 *
 * @param name the worker name of a scalable target: an Auto Scaling group's name, the last part of
 *     another target's resource id
 * @param min the fewest workers
 * @param max the most workers
 */
public record WorkerTarget(String name, int min, int max) {
  /** The default minimum of workers. */
  public static final int DEFAULT_MIN = 1;

  /** The default maximum of workers. */
  public static final int DEFAULT_MAX = 10;

  /** The most workers that one agent may keep. */
  public static final int MAX_WORKERS = 1_000;

  private static final BigInteger TOO_LARGE = BigInteger.valueOf(MAX_WORKERS + 1L);
  private static final Pattern TEXT = Pattern.compile("([^:/\\s]+)(?::(\\d+)-(\\d+))?");

  /** Checks the bounds. */
  public WorkerTarget {
    if (min < 0 || max < 1 || min > max || max > MAX_WORKERS) {
      throw new IllegalArgumentException(
          "its bounds are not two numbers in order, the second from 1 to " + MAX_WORKERS);
    }
  }

  /**
   * Reads a text such as {@code orders-workers:1-10}, or a name alone.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static WorkerTarget parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "it is not a name, or a name and bounds such as orders-workers:1-10");
    }
    return parts.group(2) == null
        ? new WorkerTarget(parts.group(1), DEFAULT_MIN, DEFAULT_MAX)
        : new WorkerTarget(parts.group(1), bound(parts.group(2)), bound(parts.group(3)));
  }

  /** Returns a number unless it is too large. */
  private static int bound(String digits) {
    return new BigInteger(digits).min(TOO_LARGE).intValue();
  }

  /** Returns the number within the bounds that is nearest. */
  public int within(int desired) {
    return Math.max(min, Math.min(max, desired));
  }
}
