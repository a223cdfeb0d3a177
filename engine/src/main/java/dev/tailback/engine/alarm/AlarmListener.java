package dev.tailback.engine.alarm;

/**
 * Called with the states of alarms. It runs inside the gate, so it must not block or change alarms;
 * anything slow is left to a reply.
 */
public interface AlarmListener {

  /** Called when an alarm has changed from one state to another. */
  void changed(AlarmChange change);

  /** Called every minute for an alarm whose state is the same as at its last evaluation. */
  default void lasts(Alarm alarm, long nowMillis) {}

  /** Called after all calls about the states of this moment. */
  default void settled() {}
}
