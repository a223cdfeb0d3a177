package dev.tailback.pressure;

import org.jspecify.annotations.Nullable;

/**
 * A pattern for texts such as the names of queues, in which {@code *} stands for any characters and
 * {@code ?} for one. Matching takes time proportional to the product of the lengths at worst.
 */
public record Glob(String pattern) {

  /** Returns whether a text is present and matches. */
  public boolean matchesPresent(@Nullable String text) {
    return text != null && matches(text);
  }

  /** Returns whether the whole of a text matches. */
  public boolean matches(String text) {
    // Only the last star ever takes another character: the shortest match of the stars before it
    // leaves the most to the rest.
    int at = 0;
    int star = -1;
    int starTakesTo = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        starTakesTo = i;
      } else if (at < pattern.length() && isOne(pattern.charAt(at), text.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++starTakesTo;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(rest -> rest == '*');
  }

  private static boolean isOne(char wanted, char found) {
    return wanted == '?' || wanted == found;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
