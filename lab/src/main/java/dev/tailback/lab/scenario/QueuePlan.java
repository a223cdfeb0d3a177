package dev.tailback.lab.scenario;

import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import org.jspecify.annotations.Nullable;

/**
 * A queue of a scenario.
 *
 * @param settings its attributes, without a redrive policy
 * @param deadLetterQueue the name of its dead-letter queue, {@code null} for none
 * @param maxReceiveCount the receives after which a message goes there; 0 without a dead-letter
 *     queue
 */
public record QueuePlan(
    String name,
    QueueSettings settings,
    @Nullable String deadLetterQueue,
    int maxReceiveCount,
    QueueLimits limits) {}
