package dev.tailback.server.wire;

/**
 * What went wrong with a call, in part or as a whole, as the log shows it.
 *
 * @param code the error's name in JSON, such as {@code QueueDoesNotExist}
 * @param text the sentence the client got; may be empty
 */
public record Failure(String code, String text) {}
