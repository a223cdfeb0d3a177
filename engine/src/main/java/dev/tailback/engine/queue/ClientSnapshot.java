package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * What one client has done with a queue since it was first seen there. Times are in milliseconds
 * since the epoch.
 *
 * @param isConsumer whether it has received or deleted messages, or tried to
 * @param isProducer whether it has sent messages, or tried to
 * @param inFlight messages in flight that it holds
 * @param received messages that its receives returned
 * @param repeated those among them that had been received before
 * @param deleted its deletes by a valid receipt handle, even if the message was gone
 * @param visibilityChanges visibility timeouts that it changed
 * @param expiries visibility timeouts that ended while it held the message
 * @param emptyShortPolls its short polls that returned no message
 * @param emptyLongPolls its long polls that returned no message
 * @param sent messages that it sent, without duplicates
 * @param throttled its calls that a throttle rejected
 * @param faulted its calls for which a fault rule fired
 * @param retries its calls that were retries
 * @param retryMode how it retries, {@code null} if unknown
 * @param processing from receive to delete, for the messages that it deleted
 */
public record ClientSnapshot(
    ClientId id,
    boolean isConsumer,
    boolean isProducer,
    long firstSeenAtMillis,
    long lastSeenAtMillis,
    int inFlight,
    long received,
    long repeated,
    long deleted,
    long visibilityChanges,
    long expiries,
    long emptyShortPolls,
    long emptyLongPolls,
    long sent,
    long throttled,
    long faulted,
    long retries,
    @Nullable RetryMode retryMode,
    Durations processing) {}
