package dev.tailback.benchmarks;

import java.util.List;

/** The median of some rounds, with the lowest and the highest. */
record Spread(double lowest, double median, double highest) {

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double upper = sorted.get(half);
    double lower = sorted.get((sorted.size() - 1) / 2);
    return new Spread(sorted.get(0), (lower + upper) / 2, sorted.get(sorted.size() - 1));
  }
}
