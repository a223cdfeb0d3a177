package dev.tailback.server.prometheus;

import dev.tailback.server.forward.UpstreamCalls;
import dev.tailback.server.forward.seen.Seeing;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** Collects how many calls were sent to the upstream. */
record UpstreamCollector(Seeing seeing) implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    seeing.look();
    Family sent =
        Family.counter(
            "tailback_upstream_calls",
            "Calls sent to the upstream SQS, of clients and of the server itself.");
    UpstreamCalls calls = seeing.calls();
    sent.add(Labels.of("by", "clients"), calls.forwarded());
    sent.add(Labels.of("by", "tailback"), calls.asked());
    return MetricSnapshots.of(sent.snapshot());
  }
}
