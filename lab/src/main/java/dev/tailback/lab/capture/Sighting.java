package dev.tailback.lab.capture;

/**
 * Something that happened to a message while its queue was watched.
 *
 * @param client the name of the calling client; empty if it is unknown, or if no call caused this
 * @param bytes the size of the body
 */
public record Sighting(Kind kind, long atMillis, String messageId, String client, int bytes) {

  /** What happened. */
  public enum Kind {
    SENT,
    RECEIVED,
    DELETED,
    /** Its visibility timeout ended, or it was made visible again. */
    BACK
  }
}
