package dev.tailback.client;

/**
 * A client that receives from a queue, with counts since the server first saw it.
 *
 * @param name the name of the application, or of its SDK with the version
 * @param accessKeyId the access key id of its calls; empty if they are unsigned
 * @param inFlight how many messages it holds now
 * @param received how many messages it received, repeated ones included
 * @param repeated how many of them had been received before
 * @param deleted how many messages it deleted
 * @param expiries how many visibility timeouts ended while it held the message
 * @param emptyShortPolls its receives that did not wait and found nothing
 * @param emptyLongPolls its receives that waited and found nothing
 */
public record Consumer(
    String name,
    String accessKeyId,
    int inFlight,
    long received,
    long repeated,
    long deleted,
    long expiries,
    long emptyShortPolls,
    long emptyLongPolls) {}
