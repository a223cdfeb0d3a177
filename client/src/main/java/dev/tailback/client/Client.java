package dev.tailback.client;

/**
 * A client of queues.
 *
 * @param name the name of the application, or of its SDK with the version
 * @param accessKeyId the access key id of its calls; empty if they are unsigned
 */
public record Client(String name, String accessKeyId) {}
