package dev.tailback.engine.alarm;

import java.util.List;

/**
 * An alarm at one moment. Immutable.
 *
 * @param stateTransitionedMillis when it last changed from one state to another
 * @param configurationUpdatedMillis when it was last defined
 */
public record Alarm(
    AlarmDefinition definition,
    AlarmStatus status,
    long stateTransitionedMillis,
    long configurationUpdatedMillis) {

  /** Returns its identity. */
  public AlarmId id() {
    return definition.id();
  }

  /** Returns its state. */
  public AlarmState state() {
    return status.state();
  }

  /** Returns the actions of its state; none while they are disabled. */
  public List<String> actions() {
    return definition.actionsEnabled() ? definition.actions().of(state()) : List.of();
  }

  Alarm with(AlarmStatus newStatus) {
    boolean isTransition = newStatus.state() != state();
    return new Alarm(
        definition,
        newStatus,
        isTransition ? newStatus.sinceMillis() : stateTransitionedMillis,
        configurationUpdatedMillis);
  }

  Alarm with(AlarmDefinition newDefinition, long nowMillis) {
    return new Alarm(newDefinition, status, stateTransitionedMillis, nowMillis);
  }
}
