package dev.tailback.lab.read;

import dev.tailback.lab.result.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds figures by the words that people write: {@code p99 age}, {@code age p99} and {@code ageP99}
 * are the same.
 */
final class FigureWords {
  private static final Map<String, Figure> OTHER_WORDS =
      Map.of(
          "age of oldest", Figure.OLDEST_MAX,
          "oldest", Figure.OLDEST_MAX,
          "cost", Figure.COST_A_MONTH,
          "duplicate", Figure.DUPLICATES,
          "workers", Figure.WORKERS_MEAN);

  private FigureWords() {}

  /** Returns the figure that these words name, {@code null} if there is none. */
  static @Nullable Figure find(String words) {
    Figure other = OTHER_WORDS.get(words.strip().toLowerCase(Locale.ROOT));
    if (other != null) {
      return other;
    }
    List<String> wanted = split(words);
    return Stream.of(Figure.values())
        .filter(figure -> split(figure.key()).equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** Returns the keys of all figures. */
  static List<String> known() {
    return Stream.of(Figure.values()).map(Figure::key).toList();
  }

  /** Splits the text into words, in camel case or not, and returns them in alphabetical order. */
  private static List<String> split(String words) {
    String apart = words.strip().replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return Arrays.stream(apart.split("[ -]+", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }
}
