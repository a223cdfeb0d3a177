package dev.tailback.server.conservation;

import org.jspecify.annotations.Nullable;

/**
 * What a producer sends, identified by its text alone wherever it turns up.
 *
 * @param group the message group, also of a parcel in a standard queue, where it orders nothing
 * @param number counts the parcels of the group, from 0
 */
record Parcel(Lane lane, String group, int number) {
  private static final int PARTS = 4;

  /** The message body, filled up to about {@code size} characters. */
  String body(int size) {
    return lane + "/" + group + "/" + number + "/" + "x".repeat(size);
  }

  /** Reads a body, and returns {@code null} if no producer can have written it. */
  static @Nullable Parcel read(String body) {
    String[] parts = body.split("/", -1);
    if (parts.length != PARTS || !parts[3].chars().allMatch(c -> c == 'x')) {
      return null;
    }
    try {
      return new Parcel(Lane.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The deduplication id in FIFO queues. */
  String deduplicationId() {
    return group + "." + number;
  }
}
