package dev.tailback.server.conservation;

import org.jspecify.annotations.Nullable;

/**
 * Something that a producer sends, which can be identified by its text alone.
 *
 * @param group the message group; in a standard queue it orders nothing
 * @param number counts the parcels of the group, from 0
 */
record Parcel(Lane lane, String group, int number) {
  private static final int PARTS = 4;

  /** Returns the message body, padded to about {@code size} characters. */
  String body(int size) {
    return lane + "/" + group + "/" + number + "/" + "x".repeat(size);
  }

  /** Returns the parcel in a body, or {@code null} if no producer can have written it. */
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
