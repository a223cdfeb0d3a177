package dev.tailback.server.console;

/**
 * What of a queue often changes, in the order in which the stream has it; {@code null} if it is not
 * known.
 */
enum Column {
  VISIBLE("visible"),
  IN_FLIGHT("inFlight"),
  DELAYED("delayed"),
  /** The age of the oldest message in seconds, -1 if there is none. */
  AGE("age"),
  /** Tenths of messages a second. */
  IN("in10"),
  OUT("out10"),
  REFUSED("refused10"),
  SLOPE("slope10"),
  /** Hundredths of messages a second. */
  REPEAT("repeat100"),
  /** Thousandths of messages a second. */
  DEAD("dead1000"),
  /** The severity of the first diagnosis, 4 to -1. */
  SEVERITY("sev"),
  /** The key of its wording. */
  SAYS("says"),
  /** When it began, in seconds since the epoch. */
  SINCE("since"),
  /** What the placeholders of its wording stand for. */
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
