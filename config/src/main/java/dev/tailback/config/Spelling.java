package dev.tailback.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a mistyped word was meant to be. */
public final class Spelling {
  private static final int MAX_MISTAKES = 2;

  private Spelling() {}

  /** Returns the known word at the smallest edit distance; {@code null} if that exceeds two. */
  public static @Nullable String closest(String word, Collection<String> known) {
    String closest = null;
    int fewest = MAX_MISTAKES + 1;
    for (String candidate : known) {
      int mistakes = mistakes(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (mistakes < fewest) {
        fewest = mistakes;
        closest = candidate;
      }
    }
    return closest;
  }

  /** Returns the Levenshtein distance: letters to insert, delete or replace. */
  private static int mistakes(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(exchanged, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }
}
