package dev.tailback.conformance.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of a target, rule by rule, ordered by group and sentence. */
record Report(String target, Instant date, List<RuleResult> results) {

  Map<String, List<RuleResult>> groups() {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.rule().group(), TreeMap::new, Collectors.toList()));
  }

  static long count(List<RuleResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  List<RuleResult> with(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }
}
