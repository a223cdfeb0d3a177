package dev.tailback.lab.capture;

import dev.tailback.lab.scenario.ProducerPlan.Groups;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds how many message groups there are, and how uneven they are. */
final class GroupFit {
  private static final double MAX_SKEW = 5;

  /** Up to this ratio of variance to mean, groups with equal shares may look uneven by chance. */
  private static final double CHANCE = 2;

  private GroupFit() {}

  /** Returns the groups of messages, {@code null} if they have none. */
  static @Nullable Groups of(Collection<String> groupOfEach) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    groupOfEach.forEach(group -> counts.merge(group, 1, Integer::sum));
    return counts.isEmpty() ? null : new Groups(counts.size(), skew(counts.values()));
  }

  /** Returns the exponent of Zipf's law that fits, with one decimal; 0 for equal shares. */
  private static double skew(Collection<Integer> counts) {
    List<Integer> descending = counts.stream().sorted(Comparator.reverseOrder()).toList();
    double mean = descending.stream().mapToInt(count -> count).average().orElse(0);
    double variance =
        descending.stream().mapToDouble(count -> (count - mean) * (count - mean)).sum()
            / Math.max(1, descending.size() - 1);
    if (variance <= CHANCE * mean) {
      return 0;
    }
    return Math.round(Math.max(0, Math.min(MAX_SKEW, -slope(descending))) * 10) / 10.0;
  }

  /** Returns the slope of the line through the logarithms of rank and count. */
  private static double slope(List<Integer> descending) {
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int points = 0;
    for (int count : descending) {
      if (count < 2 && points >= 2) {
        break; // the tail is mostly chance
      }
      double x = Math.log(points + 1.0);
      double y = Math.log(count);
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumXy += x * y;
      points++;
    }
    double divisor = points * sumXx - sumX * sumX;
    return divisor == 0 ? 0 : (points * sumXy - sumX * sumY) / divisor;
  }
}
