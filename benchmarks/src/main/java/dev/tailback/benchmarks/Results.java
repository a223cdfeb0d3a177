package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.scenario.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measurements, round by round. */
final class Results {
  private record Case(String scenario, Peer peer) {}

  private final Map<Case, List<Map<Metric, Double>>> rounds = new LinkedHashMap<>();
  private final Map<Case, String> failures = new LinkedHashMap<>();
  private final Map<String, List<Double>> foreign = new LinkedHashMap<>();

  void add(String scenario, Peer peer, Map<Metric, Double> round) {
    rounds.computeIfAbsent(new Case(scenario, peer), any -> new ArrayList<>()).add(round);
  }

  void failed(String scenario, Peer peer, String why) {
    failures.put(new Case(scenario, peer), why);
  }

  boolean hasFailed(String scenario, Peer peer) {
    return failures.containsKey(new Case(scenario, peer));
  }

  @Nullable String failure(String scenario, Peer peer) {
    return failures.get(new Case(scenario, peer));
  }

  /** Adds the share of the machine, 0 to 1, that unrelated processes took during a round. */
  void addForeign(String scenario, double share) {
    foreign.computeIfAbsent(scenario, any -> new ArrayList<>()).add(share);
  }

  @Nullable Spread foreign(String scenario) {
    List<Double> shares = foreign.get(scenario);
    return shares == null ? null : Spread.of(shares);
  }

  /** Returns the spread of a metric, {@code null} if it was not measured. */
  @Nullable Spread of(String scenario, Peer peer, Metric metric) {
    List<Map<Metric, Double>> measured = rounds.getOrDefault(new Case(scenario, peer), List.of());
    List<Double> values = new ArrayList<>();
    for (Map<Metric, Double> round : measured) {
      Double value = round.get(metric);
      if (value != null) {
        values.add(value);
      }
    }
    return values.isEmpty() ? null : Spread.of(values);
  }
}
