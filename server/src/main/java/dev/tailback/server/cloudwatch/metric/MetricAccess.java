package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.queue.EngineGate;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives actions access to metrics, through the gate. */
public final class MetricAccess {
  private final EngineGate gate;
  private final Metrics metrics;

  /** Creates access to metrics behind a gate. */
  public MetricAccess(EngineGate gate, Metrics metrics) {
    this.gate = gate;
    this.metrics = metrics;
  }

  /** Runs a function inside the gate and returns its result, which must be immutable. */
  <T extends @Nullable Object> T call(Function<Metrics, T> call) {
    return gate.call(queues -> call.apply(metrics));
  }

  /** Runs a function inside the gate, with the time there, and returns its result. */
  <T extends @Nullable Object> T callAt(BiFunction<Metrics, Long, T> call) {
    return gate.call(queues -> call.apply(metrics, queues.timeline().nowMillis()));
  }
}
