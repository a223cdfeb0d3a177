/**
 * The actions on alarms, their history and their tags.
 *
 * <p>Start reading at {@link dev.tailback.server.cloudwatch.alarm.ActionsOnAlarms}.
 */
@NullMarked
package dev.tailback.server.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
