package dev.tailback.lab.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message move task.
 *
 * @param from the dead-letter queue that it empties, back to where the messages came from
 * @param at when it starts
 * @param perSecond the most messages it moves per second; {@code null} leaves it to SQS
 */
public record RedrivePlan(String from, Duration at, @Nullable Integer perSecond) {}
