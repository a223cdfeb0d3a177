package dev.tailback.client;

import org.jspecify.annotations.Nullable;

/**
 * One sentence about a queue.
 *
 * @param rule the id of its rule, such as {@code growing}
 * @param severity how bad it is: {@code blocked}, {@code trouble}, {@code watch}, {@code easing},
 *     {@code flowing} or {@code idle}
 * @param sinceMillis since when, by the server's clock, in milliseconds since the epoch
 * @param says the sentence
 * @param remedy what to do; {@code null} if that is obvious
 */
public record Diagnosis(
    String rule, String severity, long sinceMillis, String says, @Nullable String remedy) {

  /** Returns whether something should be done: it is not one of the calm ones. */
  public boolean isTrouble() {
    return severity.equals("blocked") || severity.equals("trouble") || severity.equals("watch");
  }
}
