package dev.tailback.engine.alarm;

/** The state of an alarm, under CloudWatch's names. */
public enum AlarmState {
  /** The metric is on the right side of the threshold. */
  OK,
  /** The metric has been on the wrong side of the threshold for long enough. */
  ALARM,
  /** There is not enough data to know. */
  INSUFFICIENT_DATA
}
