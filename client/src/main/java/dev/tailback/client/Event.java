package dev.tailback.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a message.
 *
 * @param number its number, from 1 in the order in which events happened
 * @param event what has happened: {@code sent}, {@code received}, {@code deleted} and others
 * @param atMillis when, by the server's clock, in milliseconds since the epoch
 * @param queue the name of the queue; for a message that has moved, where it was before
 * @param arn its ARN
 * @param target the name of the queue where the message has moved to, if it has
 * @param messageId the message; {@code null} if all of a queue were purged
 * @param receiveCount how often it had been received by then
 * @param messages how many were purged, if they were
 * @param by the calling client; {@code null} if it is unknown, or no call caused it
 * @param body the body, or its beginning; {@code null} if it is not known
 * @param bodyBytes the size of the body in bytes of UTF-8, if {@code body} is only its beginning
 */
public record Event(
    long number,
    String event,
    long atMillis,
    String queue,
    String arn,
    @Nullable String target,
    @Nullable String messageId,
    int receiveCount,
    int messages,
    @Nullable Client by,
    @Nullable String body,
    @Nullable Integer bodyBytes) {

  /** Returns a line that says what has happened. */
  @Override
  public String toString() {
    String who = by == null ? "" : " by " + by.name();
    String where = target == null ? "" : " to " + target;
    String which = messageId == null ? messages + " messages" : messageId;
    return "%s %s %s%s%s %s"
        .formatted(
            Instant.ofEpochMilli(atMillis), which, event, where, who, body == null ? "" : body);
  }
}
