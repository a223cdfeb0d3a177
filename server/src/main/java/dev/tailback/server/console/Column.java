package dev.tailback.server.console;

/**
 * The frequently changing values of a queue, in the order of the stream; {@code null} if unknown.
 */
enum Column {
  VISIBLE("visible"),
  IN_FLIGHT("inFlight"),
  DELAYED("delayed"),
  /** The age of the oldest message in seconds, -1 if there is none. */
  AGE("age"),
  /** Tenths of messages per second. */
  IN("in10"),
  OUT("out10"),
  REFUSED("refused10"),
  SLOPE("slope10"),
  /** Hundredths of messages per second. */
  REPEAT("repeat100"),
  /** Thousandths of messages per second. */
  DEAD("dead1000"),
  /** The severity of the first diagnosis, 4 to -1. */
  SEVERITY("sev"),
  /** The key of its wording. */
  SAYS("says"),
  /** When it began, in seconds since the epoch. */
  SINCE("since"),
  /** The values for the placeholders of its wording. */
  VALUES("values"),
  /** Wording and values of the second diagnosis; {@code null} if there is none. */
  ALSO("also");

  private final String wireName;

  Column(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
