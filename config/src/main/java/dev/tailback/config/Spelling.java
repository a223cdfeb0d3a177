package dev.tailback.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a mistyped word was meant to be. */
public final class Spelling {
  private static final int MAX_MISTAKES = 2;

  private Spelling() {}

  /**
   * Returns the known word with the fewest mistakes: letters to insert, delete or replace, or
   * neighbours to swap; {@code null} if there are more than two, or more than half of the word's
   * letters.
   */
  public static @Nullable String closest(String word, Collection<String> known) {
    String closest = null;
    int fewest = Math.min(MAX_MISTAKES, word.length() / 2) + 1;
    for (String candidate : known) {
      int mistakes = mistakes(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (mistakes < fewest) {
        fewest = mistakes;
        closest = candidate;
      }
    }
    return closest;
  }

  /** Asks for the closest name, or says something else if none is close. */
  static String advice(String word, Collection<String> known, String otherwise) {
    String closest = closest(word, known);
    return closest == null ? otherwise : "did you mean " + closest + "?";
  }

  /** Returns the optimal string alignment distance. */
  private static int mistakes(String one, String other) {
    int[][] fewest = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        fewest[i][j] = i * j == 0 ? i + j : step(fewest, one, other, i, j);
      }
    }
    return fewest[one.length()][other.length()];
  }

  /** Returns the distance between the first {@code i} letters of one and {@code j} of the other. */
  private static int step(int[][] fewest, String one, String other, int i, int j) {
    int replaced = fewest[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int inserted = Math.min(fewest[i - 1][j], fewest[i][j - 1]) + 1;
    int best = Math.min(replaced, inserted);
    return isSwap(one, other, i, j) ? Math.min(best, fewest[i - 2][j - 2] + 1) : best;
  }

  private static boolean isSwap(String one, String other, int i, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
