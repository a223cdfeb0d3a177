package dev.tailback.server.scaling;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Scaling;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives actions access to scalable targets and to alarms, through the gate. */
public final class ScalingAccess {
  private final EngineGate gate;
  private final Scaling scaling;
  private final Alarms alarms;

  /** Creates access to what is behind a gate. */
  public ScalingAccess(EngineGate gate, Scaling scaling, Alarms alarms) {
    this.gate = gate;
    this.scaling = scaling;
    this.alarms = alarms;
  }

  /** Runs a function inside the gate and returns its result, which must be immutable. */
  public <T extends @Nullable Object> T call(Function<Scaling, T> call) {
    return gate.call(queues -> call.apply(scaling));
  }

  /** Runs a function of targets and alarms inside the gate, like {@link #call(Function)}. */
  public <T extends @Nullable Object> T call(BiFunction<Scaling, Alarms, T> call) {
    return gate.call(queues -> call.apply(scaling, alarms));
  }
}
