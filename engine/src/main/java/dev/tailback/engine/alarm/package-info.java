/**
 * CloudWatch alarms: definitions, their evaluation every minute, states with reasons, history.
 *
 * <p>Start reading at {@link dev.tailback.engine.alarm.Alarms}.
 */
@NullMarked
package dev.tailback.engine.alarm;

import org.jspecify.annotations.NullMarked;
