package dev.tailback.server.prometheus;

import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.rules.GatedRules;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** Collects how often throttles and faults matched and fired, each with its id as a label. */
final class RuleCollector implements MultiCollector {
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;

  RuleCollector(GatedRules<ThrottleRule> throttles, GatedRules<FaultRule> faults) {
    this.throttles = throttles;
    this.faults = faults;
  }

  @Override
  public MetricSnapshots collect() {
    Family throttled = Family.counter("tailback_throttle_calls", "Calls that a throttle matched.");
    Family rejected =
        Family.counter("tailback_throttle_rejections", "Calls that a throttle rejected.");
    Family matched = Family.counter("tailback_fault_calls", "Calls that a fault matched.");
    Family fired = Family.counter("tailback_fault_fired", "Calls that a fault changed.");
    add(throttles.list(), throttled, rejected);
    add(faults.list(), matched, fired);
    return MetricSnapshots.of(
        throttled.snapshot(), rejected.snapshot(), matched.snapshot(), fired.snapshot());
  }

  private static <R> void add(List<RuleStatus<R>> rules, Family calls, Family hits) {
    for (RuleStatus<R> rule : rules) {
      Labels labels = Labels.of("rule", Long.toString(rule.id()));
      calls.add(labels, rule.calls());
      hits.add(labels, rule.hits());
    }
  }
}
