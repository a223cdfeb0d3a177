package dev.tailback.engine.alarm;

/**
 * A change of an alarm from one state to another.
 *
 * @param alarm the alarm after the change
 * @param previous the state before it
 */
public record AlarmChange(Alarm alarm, AlarmStatus previous) {}
