package dev.tailback.lab.study;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.study.statistics.Confidence;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a scenario has enough runs: the figures of its expectations, or the headline figures if
 * there are none, are known to within 5 %, or well enough to tell on which side of the
 * expectation's bound they are.
 */
final class Precision {
  private static final double ENOUGH = 0.05;
  private static final List<Figure> HEADLINES =
      List.of(Figure.THROUGHPUT, Figure.DUPLICATES, Figure.AGE_P50);

  private Precision() {}

  /** Returns the names of the figures that are not known well enough. */
  static List<String> unclear(Outcome outcome) {
    List<Expectation> expectations = outcome.scenario().expectations();
    List<String> names = new ArrayList<>();
    if (expectations.isEmpty()) {
      HEADLINES.stream()
          .filter(figure -> !isKnown(figure, outcome.confidence(figure, null)))
          .forEach(figure -> names.add(words(figure)));
    }
    expectations.stream()
        .filter(expectation -> !isKnown(expectation, outcome))
        .forEach(expectation -> names.add(expectation.text()));
    return names;
  }

  /** Returns the name of a figure in words: "age p50". */
  private static String words(Figure figure) {
    return figure.key().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static boolean isKnown(Expectation expectation, Outcome outcome) {
    Confidence confidence = outcome.confidence(expectation.figure(), expectation.of());
    return isKnown(expectation.figure(), confidence) || confidence.excludes(expectation.bound());
  }

  private static boolean isKnown(Figure figure, Confidence confidence) {
    return Double.isNaN(confidence.mean()) || confidence.isWithin(ENOUGH, negligible(figure));
  }

  /** Returns the half width below which a figure counts as known. */
  private static double negligible(Figure figure) {
    return switch (figure.unit()) {
      case SHARE -> 0.001;
      case SECONDS -> 0.05;
      case COUNT -> 0.5;
      case PER_SECOND -> 0.01;
      case DOLLARS -> 0.01;
    };
  }
}
