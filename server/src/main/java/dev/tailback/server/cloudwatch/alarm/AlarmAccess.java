package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ListMember;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives actions access to alarms, through the gate. */
public final class AlarmAccess {
  static final ListMember ALARM_NAMES = ListMember.of("AlarmNames");
  static final int MAX_NAME_LENGTH = 255;
  static final int MAX_NAMES = 100;

  private final EngineGate gate;
  private final Alarms alarms;

  /** Creates access to alarms behind a gate. */
  public AlarmAccess(EngineGate gate, Alarms alarms) {
    this.gate = gate;
    this.alarms = alarms;
  }

  /** Runs a function inside the gate and returns its result, which must be immutable. */
  <T extends @Nullable Object> T call(Function<Alarms, T> call) {
    return gate.call(queues -> call.apply(alarms));
  }

  /** Runs an operation inside the gate. */
  void run(Consumer<Alarms> call) {
    gate.run(queues -> call.accept(alarms));
  }

  /** Returns the identity of one of the caller's alarms. */
  static AlarmId id(Caller caller, String name) {
    return new AlarmId(caller.account(), caller.region(), name);
  }
}
