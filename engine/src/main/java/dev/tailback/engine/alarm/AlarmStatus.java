package dev.tailback.engine.alarm;

import org.jspecify.annotations.Nullable;

/**
 * The state of an alarm, and the reason. Immutable.
 *
 * @param reason a sentence
 * @param reasonData the same as JSON, {@code null} if there is none
 * @param sinceMillis when it was set
 */
public record AlarmStatus(
    AlarmState state, String reason, @Nullable String reasonData, long sinceMillis) {}
