package dev.tailback.engine.alarm;

/**
 * Is told about the states of alarms. It is called inside the gate, so it must not block and must
 * not change alarms; what takes time is left to a reply.
 */
public interface AlarmListener {

  /** Tells that an alarm has changed from one state to another. */
  void changed(AlarmChange change);

  /** Tells, every minute, that an alarm is in the same state as at its evaluation before. */
  default void lasts(Alarm alarm, long nowMillis) {}

  /** Tells that everything about the states of this moment has been told. */
  default void settled() {}
}
