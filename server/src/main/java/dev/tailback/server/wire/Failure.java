package dev.tailback.server.wire;

/**
 * Describes for the log what failed in a call: the whole of it, or entries of a batch.
 *
 * @param code the error's name in JSON, such as {@code QueueDoesNotExist}
 * @param text the text sent to the client; may be empty
 */
public record Failure(String code, String text) {}
